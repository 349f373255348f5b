package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Confirmation;
import io.pachsh.command.Executable;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.screen.Presentation.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** Which command asks before it goes on is what the table of CONTRIBUTING.md says. */
class AskingRulesTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|.*\\| ([^|]+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir private Path home;

  @Test
  void areTheOnesOfTheTable() throws IOException {
    assertThat(rules()).isEqualTo(table());
  }

  /** A command that has {@code --yes} or {@code --confirm} of its own would have no rule. */
  @Test
  void noCommandAsksByItself() {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> known = rules();
    forEachSpec(
        (path, spec) -> {
          boolean asks =
              spec.optionsMap().containsKey("--yes") || spec.optionsMap().containsKey("--confirm");
          if (asks && !known.containsKey(path)) {
            own.put(path, String.join(" ", spec.optionsMap().keySet()));
          }
        });
    // 'serve --yes' saves, 'tutorial --yes' goes through its steps: nothing is lost by either.
    assertThat(own.keySet()).containsExactly("serve", "tutorial");
  }

  /** A question of yes and no that no rule is behind is one that nobody knows of. */
  @Test
  void nobodyElseAsksForAYes() throws IOException {
    List<String> asking = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/pachsh/cli"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(source).contains(".agrees(")) {
          asking.add(String.valueOf(source.getFileName()));
        }
      }
    }
    // What is saved, and whether to log in at once: nothing is lost by either.
    assertThat(asking).containsExactlyInAnyOrder("ServeCommand.java", "SetupCommand.java");
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("CONTRIBUTING.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String rule = AskingRule.valueOf(row.group(1)).name();
        CODE.matcher(row.group(2)).results().forEach(code -> table.put(code.group(1), rule));
      }
    }
    return table;
  }

  private Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    forEachSpec((path, spec) -> rule(spec).ifPresent(rule -> rules.put(path, rule.name())));
    return rules;
  }

  private interface Looking {
    void at(String path, CommandSpec spec);
  }

  private void forEachSpec(Looking looking) {
    try (Application application = application()) {
      for (CommandTree.Entry entry : application.execution().tree().entries()) {
        Executable executable = entry.maker().get();
        if (executable instanceof Command) {
          looking.at(entry.path(), CommandSpec.forAnnotatedObject(executable));
        }
      }
    }
  }

  private static Optional<AskingRule> rule(CommandSpec spec) {
    List<Object> mixins = mixins(spec).map(CommandSpec::userObject).toList();
    return mixins.stream()
        .filter(Confirmation.class::isInstance)
        .map(mixin -> ((Confirmation) mixin).rule())
        .findFirst()
        .or(
            () ->
                mixins.stream()
                    .filter(ProtectedContextCheck.class::isInstance)
                    .map(mixin -> AskingRule.ON_PROTECTED_CONTEXT)
                    .findFirst());
  }

  private static Stream<CommandSpec> mixins(CommandSpec spec) {
    return spec.mixins().values().stream()
        .flatMap(mixin -> Stream.concat(Stream.of(mixin), mixins(mixin)));
  }

  private Application application() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, unseen, unseen);
    return new Application(
        new Options(),
        Mode.SCRIPT,
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            Map.of("PACHSH_HOME", home.resolve("home").toString(), "HOME", home.toString()),
            home,
            interrupts -> new TypingConsole(List.<String>of().iterator(), unseen, () -> {})),
        TutorialSandbox::open);
  }
}
