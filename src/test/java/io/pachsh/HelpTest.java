package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.help.Explanation;
import io.pachsh.help.Explanations;
import io.pachsh.help.Topic;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.tutorial.Tutorials;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What help says about commands is true of the commands that there are. */
class HelpTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir private Path home;
  private Application application;

  @BeforeEach
  void assemble() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, unseen, unseen);
    application =
        new Application(
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

  @AfterEach
  void close() {
    application.close();
  }

  @TestFactory
  Stream<DynamicTest> topicsNameCommandsThatExist() {
    return Topic.NAMES.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String text = Topic.named(name).orElseThrow().text();
                      code(text).forEach(this::requireKnown);
                      text.lines().filter(l -> l.startsWith("  ")).forEach(this::requireShown);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> topicsFitIntoAScreen() {
    return Topic.NAMES.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Topic topic = Topic.named(name).orElseThrow();
                      assertThat(topic.page(80).lines()).allMatch(line -> line.length() <= 80);
                      assertThat(topic.page(40).lines())
                          .filteredOn(line -> !line.startsWith("  "))
                          .allMatch(line -> line.length() <= 40);
                      assertThat(topic.text()).startsWith(title(name)).endsWith("\n");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> walkthroughsNameCommandsThatExist() {
    return Tutorials.NAMES.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Path page = Path.of("src/main/resources/io/pachsh/tutorial", name + ".md");
                      String prose = Files.readString(page).replaceAll("(?sm)^```.*?^```", "");
                      assertThat(code(prose)).isNotEmpty().allSatisfy(this::requireShown);
                    }));
  }

  @Test
  void noTopicHidesACommand() {
    assertThat(application.execution().tree().following(List.of()))
        .doesNotContainAnyElementsOf(Topic.NAMES);
  }

  @Test
  void helpOfTheProgramFitsIntoOneScreen() {
    ScriptedRun run = ScriptedRun.of(home, "--help");
    assertThat(run.out().lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
    assertThat(run.out()).contains("-c", "-f", "-o", "--context", "Exit status", "pachsh help");
  }

  /** With the line that asked for it, and the prompt behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "?",
        "\\h",
        "\\?",
        "--help",
        "-h",
        " ? ",
        "local > ?",
        "$ help",
        "/help",
      })
  void helpAloneIsOneScreenThatBeginsWithWhatToDo(String typed) {
    ScriptedRun run = ScriptedRun.fed(typed + "\n", home);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .hasSizeLessThanOrEqualTo(22)
        .allMatch(line -> line.length() <= 80);
    assertThat(run.out())
        .startsWith("Do this first in 'local'")
        .contains("\n  tutorial first-steps ", "help all", "help WORD");
  }

  @Test
  void whatToDoFirstFollowsTheState() {
    String activate = "auth activate --initial-admin robot:admin -q > admin.token\n";
    String configure =
        """
        auth set-config --offline <<EOF
        issuer: https://id.example.com
        client_id: a
        client_secret: b
        redirect_uri: http://127.0.0.1:30657/authorization-code/callback
        EOF
        """;
    assertThat(firstSteps("")).contains("auth activate");
    assertThat(firstSteps(activate)).contains("auth set-config").doesNotContain("auth activate");
    assertThat(firstSteps(activate + configure)).contains("auth add").doesNotContain("set-config");
    assertThat(firstSteps(activate + "auth logout\n"))
        .contains("auth login", "auth use-auth-token");
    assertThat(firstSteps("connect grpc://127.0.0.1:1 --alias prod\n"))
        .startsWith("Do this first in 'prod', a real cluster:\n  auth login ");
  }

  private String firstSteps(String before) {
    String out = ScriptedRun.fed(before + "help\n", home).out();
    return out.substring(out.indexOf("Do this first"), out.indexOf("\nFind the rest:"));
  }

  @Test
  void searchesWhatNoCommandIsCalled() {
    String found = ScriptedRun.fed("help Tokens\n", home).out();
    assertThat(found)
        .contains("  auth use-auth-token ", "speaks of 'Tokens': ", "auth activate")
        .containsPattern("(?s)Topics that do: .*security");
    assertThat(ScriptedRun.fed("help frobnicate\n", home).err())
        .contains("no help speaks of it", "'help all'");
    assertThat(ScriptedRun.fed("help logn\n", home).err()).contains("'help login'");
    assertThat(ScriptedRun.fed("auth group --help\n", home).out()).contains("  auth group add ");
  }

  @TestFactory
  Stream<DynamicTest> explanationsNameCommandsThatExist() {
    return Explanations.load().all().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.id(), () -> code(words(each)).forEach(this::requireKnown)));
  }

  private static String words(Explanation explanation) {
    return explanation.means() + "\n" + String.join("\n", explanation.steps());
  }

  private static String title(String name) {
    String words = name.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1, 3);
  }

  private static List<String> code(String text) {
    List<String> found = new ArrayList<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      found.add(code.group(1));
    }
    return found;
  }

  /** A verbatim line, which may end in a remark behind at least three blanks. */
  private void requireShown(String line) {
    String typed =
        line.strip().replaceFirst("^(#!|\\w+=\\$\\()", "").replaceFirst("\\)?( {3,}.*)?$", "");
    String first = typed.split(" ", 2)[0];
    if (application.execution().tree().following(List.of()).contains(first)) {
      requireKnown(typed);
    }
  }

  /** What begins like a command is one, with options that it has. */
  private void requireKnown(String code) {
    for (String part : code.split("\\s*(;|&&|\\|\\||\\|)\\s*", -1)) {
      List<String> words = Arrays.asList(part.replaceFirst(" [<>].*", "").split(" "));
      if (!isOfAnotherKind(words.get(0))) {
        assertThat(application.execution().tree().resolve(words))
            .as(code)
            .isNotInstanceOf(CommandTree.Resolution.Unknown.class);
        if (words.get(0).equals("help") && words.size() == 2) {
          assertThat(ScriptedRun.of(home, "help", words.get(1)).status()).as(code).isZero();
        }
        String options =
            application
                .execution()
                .commands()
                .help(words, application.execution().runner().columns());
        for (String word : words) {
          if (word.startsWith("-")) {
            assertThat(options).as(code).contains(word.replaceFirst("=.*", ""));
          }
        }
      }
    }
  }

  /** A program, an option of pachsh itself, a key, a value, a placeholder. */
  private static boolean isOfAnotherKind(String word) {
    return word.matches("(!|\\$|-|/|<|quote|heredoc|kubectl|pachsh|jq|local$|groups$).*")
        || word.matches("[a-z]+(_[a-z]+)+:?")
        || word.matches("[A-Z]+=.*|[A-Z]+");
  }
}
