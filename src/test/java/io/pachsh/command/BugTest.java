package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.Position;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mistake of ours costs the person one line and a status, and leaves its stack elsewhere. */
class BugTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<RuntimeException> kept = new ArrayList<>();

  @Test
  void isOneLineForThePersonAndAStackForTheLog() throws Exception {
    IllegalStateException bug = new IllegalStateException("boom");
    PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, screen, screen);
    int status = runnerOf(bug).run(new Position(1, 1), List.of("break"), streams);

    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: This is a bug in pachsh (IllegalStateException: boom).\n"
                + "  It is in the log. Please report it.\n");
    assertThat(kept).containsExactly(bug);
  }

  private Runner runnerOf(RuntimeException bug) {
    WordCommand broken =
        (words, streams) -> {
          throw bug;
        };
    Variables variables = new Variables(Map.of());
    Session session =
        TestSession.of(
            Path.of("/nowhere"),
            name -> {
              throw new Failure(Exit.FAILED, "no cluster in this test");
            },
            variables);
    return new Runner(
        new CommandTree().add("break", "breaks", () -> broken),
        session,
        new Presentation(
            Presentation.Mode.INTERACTIVE,
            Format.TABLE,
            () -> Theme.PLAIN,
            new Presentation.Screen(() -> 0, false, out -> true),
            GuardedOutput::new,
            text -> false,
            found -> {
              kept.add(found);
              return "It is in the log.";
            }));
  }
}
