package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The guard of a protected context: who loses something there types its name. */
public final class ProtectedContextCheck {
  private final Session session;
  private final Console console;

  @Option(
      names = "--confirm",
      paramLabel = "CONTEXT",
      description = "Agree to the loss on a protected context, by its name.")
  private @Nullable String confirmed;

  public ProtectedContextCheck(Session session, Console console) {
    this.session = session;
    this.console = console;
  }

  /** Whether the context at hand is protected. */
  boolean guards() {
    return session.context().isProtected();
  }

  /** Whether the line names a context already, so that nobody is asked. */
  boolean isAnswered() {
    return confirmed != null;
  }

  /** Returns when the context at hand is not protected, or its name was given or typed. */
  public void require(String loss, Streams streams) {
    require(session.context(), loss, streams);
  }

  /**
   * The same for any context.
   *
   * @param loss what is lost, in a sentence
   */
  public void require(Context context, String loss, Streams streams) {
    if (!context.isProtected()) {
      return;
    }
    String name = context.name();
    String given = confirmed != null ? confirmed : typed(name, loss, streams);
    if (!given.equals(name)) {
      throw new Failure(
          Exit.FAILED,
          "'" + given + "' is not the name of the protected context '" + name + "'.",
          "Nothing was done.");
    }
  }

  private String typed(String name, String loss, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "The context '" + name + "' is protected, and nobody can be asked here to type its name.",
          Lines.of(loss, "Agree with --confirm " + name + "."));
    }
    streams.say(loss);
    streams.err().flush();
    return console.readLine("The context is protected: type its name to go on").strip();
  }
}
