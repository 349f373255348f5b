package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what a context is. */
@CommandLine.Command(
    footer = {
      "",
      "An empty value clears what it is given for.",
      "On a protected context the prompt is red, and who loses something types its name.",
      "",
      "Examples:",
      "  config update context production --pachd-address grpcs://pachd.example.com:443",
      "  config update context production --server-cas @ca.pem",
      "  config update context production --protected",
      "  config update context production --no-protected"
    })
final class UpdateContextCommand implements Command {
  private final Session session;

  @Mixin private final ProtectedContextCheck protectedContext;
  @Mixin private final ContextEdits edits = new ContextEdits();

  @Parameters(
      arity = "0..1",
      paramLabel = "CONTEXT",
      description = "The context; the active one when absent.")
  private @Nullable String name;

  @Option(
      names = "--protected",
      negatable = true,
      description = "Guard it against slips, or no longer.")
  private @Nullable Boolean isProtected;

  UpdateContextCommand(Session session, Console console) {
    this.session = session;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    Context context = name == null ? session.context() : session.named(name);
    session.contextChanges().requireKept(context);
    if (isProtected == null && edits.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "Nothing was said to change.",
          context.isEmbedded()
              ? "Write --protected or --no-protected."
              : "Write --pachd-address, --server-cas, --project or --protected, for example.");
    }
    if (isProtected != null && !isProtected) {
      protectedContext.require(
          context, "'" + context.name() + "' will be protected no more.", streams);
    }
    Fields fields = Fields.of("name", context.name());
    List<String> lines = new ArrayList<>();
    if (name == null) {
      lines.add("editing the currently active context \"" + context.name() + "\"");
    }
    if (!edits.isEmpty()) {
      List<String> changed = edit(context);
      fields = fields.with("changed", changed);
      lines.add(
          "The context '" + context.name() + "' is changed: " + String.join(", ", changed) + ".");
    }
    if (isProtected != null) {
      session.contextChanges().protect(context.name(), isProtected);
      fields = fields.with("protected", isProtected);
      lines.add(
          "The context '"
              + context.name()
              + "' is "
              + (isProtected ? "protected." : "not protected."));
    }
    return new Answer.One(fields, lines);
  }

  private List<String> edit(Context context) {
    if (!(context.target() instanceof Target.Real target)) {
      throw new Failure(
          Exit.FAILED,
          "'" + context.name() + "' is an embedded context, which has no address.",
          "'connect ADDRESS --alias NAME' makes a context of a real cluster.");
    }
    session
        .real()
        .change(
            session
                .real()
                .config()
                .with(
                    target.entry(),
                    edits.applied(
                        target.entry(),
                        session.real().entryNamed(target.entry()),
                        session.directory().current())));
    return edits.names();
  }
}
