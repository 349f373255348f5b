package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.Runner;
import io.pachsh.output.Answer;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.secret.Secret;
import io.pachsh.session.Variables;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What of a mistyped line a history may keep. */
class MistypedRedactionTest {
  private final CommandTree tree =
      new CommandTree().add("auth use", "uses", Use::new).add("auth login", "logs in", Login::new);
  private final Variables variables = new Variables(Map.of());
  private final Runner runner =
      new Runner(
          tree,
          TestSession.of(
              Path.of("/nowhere"),
              name -> {
                throw new Failure(Exit.FAILED, "no cluster in this test");
              },
              variables),
          new Presentation(
              Presentation.Mode.INTERACTIVE,
              Format.TABLE,
              () -> Theme.PLAIN,
              new Presentation.Screen(() -> 0, false, out -> true),
              GuardedOutput::new,
              text -> false,
              bug -> "Kept."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auth use hunter2              | auth use •••",
        "auth use @file                | auth use @file",
        "auth use $ADMIN               | auth use $ADMIN",
        "auth use \"$ADMIN\"           | auth use \"$ADMIN\"",
        "pachctl auth use 'hunter2'    | pachctl auth use '•••'",
        "auth login --as me            | auth login --as me",
        "auth login --as=$ME           | auth login --as=$ME",
        "auth login --key=hunter2      | auth login --key=•••",
        "auth login --key hunter2 --as a | auth login --key ••• --as a",
        "auth use a && auth use a      | auth use ••• && auth use •••",
      })
  void masksWhatIsSecretAndNoMore(String typed, String kept) {
    assertThat(runner.commands().redaction().history(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auth login hunter2            | auth login •••",
        "auth login --nope=hunter2     | auth login --nope=•••",
        "auth login --loud=hunter2     | auth login --loud=•••",
        "auth use hun\\ter2            | auth use •••",
        "auth use 'hun'ter2            | auth use •••",
        "auth use hun$TER              | auth use •••",
        "auth use -hunter2             | auth use •••",
        "auth login --nope hunter2     | auth login --nope •••",
        "atuh use hunter2              | atuh",
        "auth use 'hunter2             | auth",
      })
  void takesAMistakeForASecret(String typed, String kept) {
    assertThat(runner.commands().redaction().history(typed)).isEqualTo(kept);
  }

  @Test
  void keepsNothingOfAPastedToken() {
    assertThat(runner.commands().redaction().history("5f0c3a9e8b7d6c5b4a39281706f5e4d3")).isEmpty();
  }

  private static final class Use implements Command {
    @Parameters(arity = "0..1")
    private @Nullable Secret token;

    @Override
    public Answer run(Streams streams) {
      return Answer.nothing();
    }
  }

  private static final class Login implements Command {
    @Option(names = "--as")
    private @Nullable String email;

    @Option(names = "--key")
    private @Nullable Secret key;

    @Option(names = "--loud")
    private boolean loud;

    @Override
    public Answer run(Streams streams) {
      return Answer.nothing();
    }
  }
}
