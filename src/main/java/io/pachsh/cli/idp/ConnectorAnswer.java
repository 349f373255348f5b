package io.pachsh.cli.idp;

import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.IdentityWriter;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Yaml;
import io.pachsh.secret.Secret;

/** A connector as commands answer it. */
record ConnectorAnswer(ConnectorDraft connector) {
  /** As pachctl indents. */
  static final int INDENT = 4;

  /** The whole of it; people read pachctl's form. */
  Answer whole(boolean showSecrets) {
    ConfigTree config = connector.config().orElseThrow();
    ConfigSecrets secrets = new ConfigSecrets(config);
    Fields fields = fields().with("config", showSecrets ? config.revealed() : secrets.masked());
    String page = Yaml.text(IdentityWriter.connector(connector, showSecrets), INDENT);
    Answer answer = new Answer.One(fields, page.lines().toList(), 0);
    return showSecrets ? answer.revealing(secrets.all().toArray(Secret[]::new)) : answer;
  }

  /** All but its configuration. */
  Fields fields() {
    return Fields.of("id", connector.id())
        .with("name", connector.name())
        .with("type", connector.type())
        .with("version", connector.version().orElse(0));
  }
}
