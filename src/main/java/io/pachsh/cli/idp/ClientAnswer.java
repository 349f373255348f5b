package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.configuration.identity.IdentityWriter;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Yaml;
import io.pachsh.secret.Secret;

/** A client as commands answer it. */
record ClientAnswer(IdentityClient client) {
  /** The whole of it; people read pachctl's form. */
  Answer whole(boolean showSecrets) {
    String page = Yaml.text(IdentityWriter.client(client, showSecrets), ConnectorAnswer.INDENT);
    Answer answer = new Answer.One(fields(showSecrets), page.lines().toList(), 0);
    return showSecrets ? answer.revealing(client.secret()) : answer;
  }

  Fields fields(boolean showSecrets) {
    return Fields.of("id", client.id())
        .with("name", client.name())
        .with("redirect_uris", client.redirectUris())
        .with("secret", showSecrets ? client.secret().reveal() : Secret.MASK)
        .with("trusted_peers", client.trustedPeers());
  }
}
