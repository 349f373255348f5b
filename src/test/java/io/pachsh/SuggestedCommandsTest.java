package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.screen.Presentation.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that messages suggest act where the line did that they are about. */
class SuggestedCommandsTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
  private static final String ELSEWHERE = "elsewhere";
  private static final Pattern QUOTED = Pattern.compile("(?<![A-Za-z0-9])'([a-z][^']*)'");
  private static final Pattern PROMPT = Pattern.compile("\\S+(?: \\(.*?\\)| \\S+)?[*!]* > (.*)");

  /** What a suggestion leaves to the reader. */
  private static final Pattern OPEN_ENDED = Pattern.compile("[A-Z]{3}|…");

  @TempDir private Path directory;

  @Test
  void aPastedHintActsOnTheContextOfTheLine() {
    String screen =
        typed(
            "config set context other --embedded",
            "auth whoami --context other",
            "auth activate --initial-admin=robot:admin --context other",
            "auth whoami",
            "auth whoami --context other");
    assertThat(screen)
        .contains(
            "Switch access control on with 'auth activate --initial-admin=robot:admin --context"
                + " other'.")
        .contains(
            "local* > auth whoami\n"
                + "error: the auth service is not activated Switch access control on with 'auth"
                + " activate --initial-admin=robot:admin'.")
        .contains("You are \"robot:admin\"");
  }

  @Test
  void aNameWithBlanksOrQuotesIsQuotedSoThatTheLineCanBePasted() throws IOException {
    writePachctls("on my \"desk\" for $5", "it's", "now!", "b\\s`x`");
    for (String name :
        List.of("'on my \"desk\" for $5'", "\"it's\"", "now!", "'b\\s`x`'", "pachctl/plain")) {
      String screen = typed("auth whoami --context " + name + " -o text");
      assertThat(screen).as(name).doesNotContain("does not exist");
    }
    String screen = typed("auth lgin --context 'on my \"desk\" for $5'");
    assertThat(screen).contains("--context \"on my \\\"desk\\\" for \\$5\"");
    String suggested = screen.substring(screen.indexOf("--context \""));
    assertThat(suggested).doesNotContain("'on my");
  }

  @Test
  void oneShotsAndScriptsNameTheContextThatTheRunChose() {
    assertThat(
            ScriptedRun.of(directory, "config", "set", "context", "other", "--embedded").status())
        .isZero();
    String hint = "'auth activate --initial-admin=robot:admin --context other'";
    assertThat(ScriptedRun.of(directory, "--context", "other", "auth", "whoami").err())
        .contains(hint);
    assertThat(ScriptedRun.of(directory, "--context=other", "-c", "auth whoami").err())
        .contains(hint);
    assertThat(ScriptedRun.of(directory, "auth", "whoami", "--context=other").err()).contains(hint);
    assertThat(
            ScriptedRun.of(directory, "-c", "config set active-context other; auth whoami").err())
        .contains(hint);
    assertThat(ScriptedRun.of(directory, "auth", "whoami").err())
        .contains("'auth activate --initial-admin=robot:admin'");
    assertThat(
            ScriptedRun.of(directory, "--context", "local", "-c", "auth whoami --context other")
                .err())
        .contains(hint);
  }

  @Test
  void theStepsOfAnExplanationActOnTheContextOfTheLine() {
    String message = "explain 'issuer did not match the issuer returned by provider'";
    String commands = "config set context other --embedded; " + message + " --context other";
    assertThat(ScriptedRun.of(directory, "-c", commands).out())
        .contains("'auth get-config --context other' shows what is configured now.");
    assertThat(ScriptedRun.of(directory, "-c", message).out())
        .contains("'auth get-config' shows what is configured now.");
    assertThat(ScriptedRun.of(directory, "-c", commands + " -o json").out())
        .contains("`auth get-config` shows what is configured now.");
  }

  @Test
  void programsFindTheContextInTheCommandToo() {
    String commands =
        "config set context other --embedded;"
            + "auth activate --initial-admin robot:o --context other > /dev/null;"
            + "auth explain robot:ci REPO_WRITE cluster --context other -o json";
    assertThat(ScriptedRun.of(directory, "-c", commands).out())
        .contains("\"command\": \"auth add repoWriter robot:ci cluster --context other\"");
  }

  @Test
  void pachContextCountsForOneShotsAlone() throws IOException {
    writePachctls("prod");
    Map<String, String> variables = Map.of("PACH_CONTEXT", "prod");
    assertThat(ScriptedRun.with(variables, directory, "auth", "lgin").err())
        .contains("'auth login --context prod'");
  }

  @Test
  void theOptionOfASessionNeedsNoRepeating() {
    Options options = new Options();
    options.context = "local";
    assertThat(typed(options, "auth whoami"))
        .contains("'auth activate --initial-admin=robot:admin'");
  }

  @Test
  void linesOfASourcedScriptActWhereItsLineDid() throws IOException {
    Files.writeString(directory.resolve("script"), "auth whoami\n");
    assertThat(typed("config set context other --embedded", "source script --context other"))
        .contains("--initial-admin=robot:admin --context other'");
  }

  @Test
  void slipsKeepTheContextAndNamesOfThingsStayNames() {
    String screen =
        typed(
            "config set context audit --embedded",
            "auth lgin --context audit",
            "auth login surplus --context audit",
            "config get context audti --context audit",
            "config set active-context nowhere --context audit");
    assertThat(screen)
        .contains("Did you mean 'auth login --context audit'?")
        .contains("error: 'auth login' takes no argument")
        .contains("Did you mean 'audit'?")
        .contains("'config list context' shows them; 'config set context NAME --embedded' makes");
  }

  @Test
  void aCommandOnALineOfItsOwnNamesTheContextToo() {
    String screen =
        typed(
            "config set context other --embedded",
            "auth activate --initial-admin=robot:admin -q --context other > admin",
            "auth get-robot-token ci -q --context other > ci",
            "auth use-auth-token --context other @ci",
            "create project churn --context other",
            "auth set-config --context other <<EOF\n"
                + "\"issuer\": \"https://a.example.com\", \"client_id\": \"a\"\n"
                + "EOF");
    assertThat(screen)
        .contains("auth add clusterAdmin robot:ci cluster --context other")
        .contains("auth set-config --context other <<EOF");
  }

  @Test
  void whatComesNextIsSaidForTheSameContext() {
    String screen =
        typed(
            "config set context other --embedded",
            "auth activate --initial-admin=robot:admin -q --context other > token");
    assertThat(screen)
        .contains("next: 'auth set-config --context other' connects an identity provider;");
  }

  /** Plays all transcripts with {@code --context local} in each line, from another context. */
  @TestFactory
  Stream<DynamicTest> everySuggestionOfTheTranscriptsNamesTheContext() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files
          .sorted()
          .filter(file -> !Transcript.read(file).isFor("real"))
          // Looking names up that there are not can take its time.
          .filter(file -> !Transcript.read(file).body().contains(".invalid"))
          .toList()
          .stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> suggestionsNameTheContext(file)));
    }
  }

  private void suggestionsNameTheContext(Path file) throws IOException {
    Transcript transcript = Transcript.read(file);
    Path home = Files.createTempDirectory(directory, "home");
    try (Application application =
        new Application(new Options(), Mode.SCRIPT, surroundings(home), TutorialSandbox::open)) {
      String screen =
          new TranscriptRun(elsewhere(transcript, application.execution().tree()), home, Map.of())
              .play();
      List<String> wrong = new ArrayList<>();
      boolean isOfLine = false;
      for (String line : screen.lines().toList()) {
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
          isOfLine = line.endsWith("--context local") || line.contains("--context local ");
        } else if (line.startsWith("==== ")) {
          isOfLine = false; // Another session greets.
        } else if (isOfLine && !line.startsWith("error: '") && !line.contains("Did you mean '")) {
          Stream.concat(
                  QUOTED.matcher(line).results().map(found -> found.group(1)),
                  Stream.of(line.strip()).filter(alone -> alone.indexOf(' ') > 0))
              .filter(quoted -> acts(quoted, application.execution().tree()))
              .forEach(quoted -> judge(quoted, application, wrong));
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  private static void judge(String quoted, Application application, List<String> wrong) {
    if (!quoted.contains(" --context ")) {
      wrong.add(quoted);
    } else {
      accepted(quoted, application);
    }
  }

  /** The parser takes it, or misses what a sentence leaves out. */
  private static void accepted(String quoted, Application application) {
    String command = quoted.replace("<home>", "/home").replaceFirst(" <.*", "");
    List<String> words = List.of(command.split(" "));
    if (application.execution().tree().resolve(words)
        instanceof CommandTree.Resolution.Found found) {
      Optional<CommandSpec> spec = application.execution().commands().specification(found.entry());
      assertThat(spec).isPresent();
      CommandLine line = spec.get().commandLine();
      try {
        assertThat(
                line.parseArgs(found.arguments().toArray(String[]::new)).matchedOption("--context"))
            .isNotNull();
      } catch (MissingParameterException e) {
        assertThat(found.arguments()).contains("--context");
      } catch (CommandLine.ParameterException e) {
        assertThat(quoted).as(String.valueOf(e.getMessage())).containsPattern(OPEN_ENDED);
      }
    }
  }

  private static boolean acts(String quoted, CommandTree tree) {
    return tree.resolve(List.of(quoted.split(" "))) instanceof CommandTree.Resolution.Found found
        && found.entry().actsOnContext();
  }

  /** The same, typed while another context is the active one. */
  private static Transcript elsewhere(Transcript transcript, CommandTree tree) {
    StringBuilder body = new StringBuilder();
    body.append("local > config set context " + ELSEWHERE + " --embedded\n");
    body.append("local > config set active-context " + ELSEWHERE + "\n");
    for (String line : transcript.body().lines().toList()) {
      Matcher prompt = PROMPT.matcher(line);
      body.append(prompt.matches() ? line.substring(0, prompt.start(1)) : line);
      if (prompt.matches()) {
        body.append(withContext(prompt.group(1), tree));
      }
      body.append('\n');
    }
    return new Transcript(transcript.head(), body.toString());
  }

  private static String withContext(String line, CommandTree tree) {
    boolean isSimple =
        !line.matches(".*([|&;#\\\\]|\\$\\().*") && !(Parser.parse(line) instanceof Parsed.Wrong);
    if (!isSimple || !acts(line, tree) || line.contains("--context")) {
      return line;
    }
    return line.replaceFirst("(?= [<>]|$)", " --context local");
  }

  private void writePachctls(String... names) throws IOException {
    TreeSet<String> contexts = new TreeSet<>();
    for (String name : names) {
      contexts.add(
          "\"%s\": {\"pachd_address\": \"grpc://127.0.0.1:1\"}"
              .formatted(name.replace("\\", "\\\\").replace("\"", "\\\"")));
    }
    contexts.add("\"plain\": {\"pachd_address\": \"grpc://127.0.0.1:1\"}");
    Files.writeString(
        directory.resolve("pachctl.json"),
        "{\"v2\": {\"active_context\": \"plain\", \"contexts\": {"
            + String.join(", ", contexts)
            + "}}}");
  }

  private String typed(String... lines) {
    return typed(new Options(), lines);
  }

  private String typed(Options options, String... lines) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(true, false, true),
            environment(directory),
            directory,
            interrupts -> new TypingConsole(List.of(lines).iterator(), out, () -> {}));
    try (Application application =
        new Application(options, Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    return screen.toString(StandardCharsets.UTF_8).replaceAll("\n  (?! )", " ").replace("\n ", " ");
  }

  private static ProcessEnvironment surroundings(Path home) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, nowhere, nowhere);
    return new ProcessEnvironment(
        streams,
        streams,
        new Terminals(false, false, false),
        environment(home),
        home,
        interrupts -> new TypingConsole(List.<String>of().iterator(), nowhere, () -> {}));
  }

  private static Map<String, String> environment(Path directory) {
    return Map.of(
        "PACHSH_HOME",
        directory.resolve("home").toString(),
        "PACH_CONFIG",
        directory.resolve("pachctl.json").toString(),
        "TERM",
        "dumb");
  }
}
