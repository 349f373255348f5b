package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.Position;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A runner with four commands of its own: one answers, one changes, one keeps a secret, one stops.
 */
public final class TestRunner {
  public final List<RuntimeException> bugs = new ArrayList<>();
  public final CommandTree tree = new CommandTree();
  public final Session session;
  public final Runner runner;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public TestRunner(Path home, boolean inlineSecretsAllowed) {
    Variables variables = new Variables(Map.of());
    session = TestSession.of(home, name -> new FakeCluster(), variables);
    tree.add("where", "Says where it is.", () -> new Where(session))
        .add("sign in", "Signs in.", () -> new SignIn(session))
        .add("fail", "Fails as told.", Fail::new)
        .add("echo", "Says its words.", () -> (WordCommand) TestRunner::echo);
    runner =
        new Runner(
            tree,
            session,
            new Presentation(
                Mode.SCRIPT,
                Format.TABLE,
                () -> Theme.PLAIN,
                new Presentation.Screen(() -> 0, false, out -> true),
                GuardedOutput::new,
                text -> !inlineSecretsAllowed,
                bug -> {
                  bugs.add(bug);
                  return "Kept.";
                }));
    runner.enter("test");
  }

  public int run(String... words) {
    return run(out, words);
  }

  public int run(OutputStream to, String... words) {
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            false,
            new PrintStream(to, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return runner.run(new Position(1, 1), Arrays.asList(words), streams);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Answer echo(List<String> words, Streams streams) {
    streams.out().println(String.join(" ", words));
    return Answer.nothing();
  }

  /** Answers with the context's name. */
  @CommandLine.Command
  private record Where(Session session) implements Command {
    @Override
    public Answer run(Streams streams) {
      String name = session.context().name();
      return Answer.one(Fields.of("name", name), name);
    }
  }

  /** Keeps a token, given as an argument or an option. */
  @CommandLine.Command
  private static final class SignIn implements Command {
    private final Session session;

    @Parameters(arity = "0..1")
    private @Nullable Secret token;

    @Option(names = "--token")
    private @Nullable Secret option;

    SignIn(Session session) {
      this.session = session;
    }

    @Override
    public Answer run(Streams streams) {
      session.tokens().keep(Optional.ofNullable(token != null ? token : option));
      return Answer.nothing();
    }
  }

  /** Ends as told. */
  @CommandLine.Command
  private static final class Fail implements Command {
    @Parameters private String how = "";

    @Override
    public Answer run(Streams streams) {
      if (how.equals("leave")) {
        throw new LeaveException(7);
      }
      throw how.equals("status") ? new StatusException(9) : new IllegalStateException("on purpose");
    }
  }
}
