package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.identity.IdentityClientReader;
import io.pachsh.configuration.identity.IdentityDifference;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.QuotedWord;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Changes a client; what is left out stays. */
@CommandLine.Command(
    footer = {
      "",
      "What is left out stays. Its secret is changed by 'idp rotate-secret'.",
      "",
      "Examples:",
      "  idp get-client console > console.yaml",
      "  idp update-client -f console.yaml"
    })
final class UpdateClientCommand implements Command, SecretInput, ReadsDocument {
  private final Session session;

  @Mixin private final DocumentOption document = new DocumentOption();

  UpdateClientCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String text = document.read("client", "idp update-client", session, streams);
    IdentityClient written = IdentityClientReader.read(text, false);
    session.secrets().learn(written.secret());
    StoredIdentities identities = new StoredIdentities(session);
    IdentityClient stored = identities.client(written.id());
    requirePossible(text, written, stored);
    IdentityClient after =
        new IdentityClient(
            stored.id(),
            written.name().isEmpty() ? stored.name() : written.name(),
            stored.secret(),
            or(written.redirectUris(), stored.redirectUris()),
            or(written.trustedPeers(), stored.trustedPeers()));
    List<String> lines = new ArrayList<>(IdentityDifference.of(stored, after));
    List<String> changes = List.copyOf(lines);
    if (lines.isEmpty()) {
      lines.add("Nothing changes.");
    } else {
      ClientNotes.say(after, identities, streams);
      session.caller().clients().update(after);
      lines.add("The client '%s' is changed.".formatted(after.id()));
    }
    return new Answer.One(new ClientAnswer(after).fields(false).with("changes", changes), lines);
  }

  private static List<String> or(List<String> wanted, List<String> stored) {
    return wanted.isEmpty() ? stored : wanted;
  }

  /** pachd ignores both without a word. */
  private static void requirePossible(String text, IdentityClient written, IdentityClient stored) {
    boolean keeps = written.secret().isEmpty() || written.secret().reveal().equals(Secret.MASK);
    if (!keeps && !written.secret().equals(stored.secret())) {
      throw new Failure(
          Exit.FAILED,
          "An update never changes a client's secret, so nothing was changed.",
          "'idp rotate-secret %s' gives it another one. Leave `secret` out here."
              .formatted(QuotedWord.within(stored.id())));
    }
    requireNotEmptied(text, "redirect_uris", stored.redirectUris(), stored);
    requireNotEmptied(text, "trusted_peers", stored.trustedPeers(), stored);
  }

  private static void requireNotEmptied(
      String text, String key, List<String> before, IdentityClient stored) {
    if (!before.isEmpty() && IdentityClientReader.empties(text, key)) {
      throw new Failure(
          Exit.FAILED,
          "An update cannot empty `%s`, so nothing was changed.".formatted(key),
          "Leave one in it, or make the client anew: 'idp delete-client %s', then 'idp"
                  .formatted(QuotedWord.within(stored.id()))
              + " create-client'.");
    }
  }

  @Override
  public void requireReadable(String text) {
    IdentityClientReader.read(text, false);
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
