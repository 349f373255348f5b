package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Protection;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what a context is. */
@CommandLine.Command(
    footer = {
      "",
      "On a protected context the prompt is red, and who loses something types its name.",
      "",
      "Examples:",
      "  config update context production --protected",
      "  config update context production --no-protected"
    })
final class UpdateContextCommand implements Command {
  private final Session session;

  @Mixin private final Protection protection;

  @Parameters(paramLabel = "CONTEXT", description = "The context.")
  private String name = "";

  @Option(
      names = "--protected",
      negatable = true,
      description = "Guard it against slips, or no longer.")
  private @Nullable Boolean isProtected;

  UpdateContextCommand(Session session, Console console) {
    this.session = session;
    this.protection = new Protection(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    Context context = session.named(name);
    if (isProtected == null) {
      throw new Failure(
          Exit.USAGE, "Nothing was said to change.", "Write --protected or --no-protected.");
    }
    if (!isProtected) {
      protection.require(context, "'" + name + "' will be protected no more.", streams);
    }
    session.protect(name, isProtected);
    return Answer.one(
        Fields.of("name", name).with("protected", isProtected),
        "The context '" + name + "' is " + (isProtected ? "protected." : "not protected."));
  }
}
