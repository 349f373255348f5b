package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.PachctlEntryName;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new context: of an embedded cluster, or of a real one as pachctl writes it. */
@CommandLine.Command(
    footer = {
      "",
      "A real cluster's context is read as JSON from standard input, as 'config get context' shows"
          + " one.",
      "",
      "Examples:",
      "  config set context practice --embedded",
      "  config set context prod < prod.json"
    })
final class SetContextCommand implements Command, SecretInput, ReadsDocument {
  private final Session session;

  @Mixin private final ProtectedContextCheck protectedContext;

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '-', '_' and '.'.")
  private String name = "";

  @Option(names = "--embedded", description = "With an embedded cluster of its own.")
  private boolean embedded;

  @Option(
      names = "--protected",
      description = "Guarded against slips: see 'config update context'.")
  private boolean isProtected;

  @Option(names = "--overwrite", description = "Begin afresh if the context exists.")
  private boolean overwrite;

  SetContextCommand(Session session, Console console) {
    this.session = session;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    if (embedded) {
      setEmbedded(streams);
    } else {
      setReal(streams);
    }
    if (isProtected) {
      session.contextChanges().protect(name, true);
    }
    return name.equals(session.contextName())
        ? Answer.nothing()
        : Answer.nothing()
            .leadingTo("'config set active-context " + QuotedWord.within(name) + "' goes there");
  }

  private void setEmbedded(Streams streams) {
    Optional<Context> present = session.contexts().named(name);
    if (overwrite && present.isPresent()) {
      String loss = "Everything in the cluster of '" + name + "' is lost.";
      protectedContext.require(present.get(), loss, streams);
      session.contextChanges().reset(name);
    } else {
      session.contextChanges().create(name);
    }
  }

  private void setReal(Streams streams) {
    String entry = PachctlEntryName.named(name, session);
    PachctlContext present = session.real().config().contexts().get(entry);
    if (present != null && !overwrite) {
      throw new Failure(
          Exit.FAILED,
          "context '" + entry + "' already exists, use `--overwrite` if you wish to replace it",
          "'config update context' changes single parts of it.");
    }
    String text = given().read(streams);
    PachctlContext given = withToken(PachctlContext.read(text), present);
    Addresses.require(entry, given);
    if (present != null) {
      String loss = "What pachctl's configuration file keeps of '" + name + "' is replaced.";
      protectedContext.require(session.named(name), loss, streams);
    }
    if (text.isBlank()) {
      // It would be a context without an address.
      throw given().none();
    }
    session.real().change(session.real().config().with(entry, given));
  }

  /** A masked token stands for the one that is there, if that is the same cluster's. */
  private static PachctlContext withToken(PachctlContext given, @Nullable PachctlContext present) {
    if (given.token().filter(token -> token.reveal().equals(Secret.MASK)).isEmpty()) {
      return given;
    }
    if (present == null
        || present.token().isEmpty()
        || !present.address().equals(given.address())) {
      throw new Failure(
          Exit.FAILED,
          "The token is "
              + Secret.MASK
              + ", which stands for the one kept for this address, and"
              + " there is none.",
          "'config get context NAME --show-secrets' shows a context with its token.");
    }
    return given.withToken(present.token());
  }

  private GivenText given() {
    return new GivenText(
        "context",
        GivenText.CONFIGURATION,
        Lines.text(
            """
            For a cluster inside pachsh write 'config set context %s --embedded'.
            For a real one write 'connect ADDRESS --alias %s', or give its JSON: config set \
            context %s <<EOF\
            """,
            name, name, name));
  }

  @Override
  public void requireReadable(String document) {
    PachctlContext.read(document);
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
