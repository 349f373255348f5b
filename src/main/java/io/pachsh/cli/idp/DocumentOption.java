package io.pachsh.cli.idp;

import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a connector, a client or a set-up is read from, as pachctl's option says it. */
final class DocumentOption {
  @Option(
      names = {"-f", "--config"},
      paramLabel = "FILE",
      description = "Where it is written; - or absent for standard input.")
  private @Nullable String file;

  /**
   * The text; the session knows the secrets in it from then on.
   *
   * @param what what it is, for messages: {@code connector}
   * @param command the words of the command that reads it
   */
  String read(String what, String command, Session session, Streams streams) {
    GivenText given =
        new GivenText(
            what,
            GivenText.CONFIGURATION,
            "Give it with -f FILE, with '< FILE', or as a here-document: " + command + " <<EOF");
    String text = given.read(file, session.directory().current(), streams);
    DocumentSecrets.in(text).forEach(session.secrets()::learn);
    return text;
  }
}
