package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.pachd.FakePachd;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateResponse;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.GetRobotTokenResponse;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.RotateRootTokenResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.pfs.ActivateAuthResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where commands go while PACHD_ADDRESS is set: to its address, unless a real context was chosen
 * anyhow, or an embedded one by the run or in the session.
 */
class PachdAddressTest {
  /** How the run chooses a context. */
  private enum Choice {
    FILE,
    OPTION,
    VARIABLE,
    SESSION
  }

  /** How pachsh is used. */
  private enum Use {
    ONE_SHOT,
    SCRIPT,
    TERMINAL
  }

  @TempDir Path directory;
  private FakePachd pachd;
  private String address;

  @BeforeEach
  void start() throws IOException {
    pachd =
        FakePachd.start()
            .is("2.12.0")
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("robot:led").build())
            .answers(
                APIGrpc.getAuthorizeMethod(),
                it -> AuthorizeResponse.newBuilder().setAuthorized(true).build())
            .answers(
                APIGrpc.getGetRobotTokenMethod(),
                it -> GetRobotTokenResponse.newBuilder().setToken("robots-token").build());
    address = "127.0.0.1:" + pachd.port();
  }

  @AfterEach
  void stop() {
    pachd.close();
  }

  @TestFactory
  Stream<DynamicTest> goesWhereTheRuleSays() {
    List<DynamicTest> cells = new ArrayList<>();
    for (boolean isSet : new boolean[] {false, true}) {
      for (String context : List.of("local", "practice", "prod")) {
        for (Choice choice : Choice.values()) {
          for (Use use : Use.values()) {
            if (choice == Choice.SESSION && use == Use.ONE_SHOT) {
              continue;
            }
            String name = (isSet ? "set " : "unset ") + context + " " + choice + " " + use;
            boolean isLed = isSet && !context.equals("prod") && choice == Choice.FILE;
            cells.add(
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertThat(atHand(isSet, context, choice, use))
                            .isEqualTo(isLed ? address : context)));
          }
        }
      }
    }
    return cells.stream();
  }

  /** The context that commands act on, asked of a fresh home. */
  private String atHand(boolean isSet, String context, Choice choice, Use use) throws Exception {
    Path home = Files.createTempDirectory(directory, "cell");
    run(home, Map.of(), "config", "set", "context", "practice", "--embedded");
    run(home, Map.of(), "connect", "grpc://prod.invalid:1", "--alias", "prod");
    String saved = choice == Choice.FILE ? context : "local";
    run(home, Map.of(), "config", "set", "active-context", saved);
    Map<String, String> variables = new HashMap<>();
    if (isSet) {
      variables.put("PACHD_ADDRESS", address);
    }
    if (choice == Choice.VARIABLE) {
      variables.put("PACH_CONTEXT", context);
    }
    List<String> option = choice == Choice.OPTION ? List.of("--context", context) : List.of();
    List<String> lines = new ArrayList<>();
    if (choice == Choice.SESSION) {
      lines.add("config set active-context " + context);
    }
    lines.add("config get active-context");
    if (use == Use.TERMINAL) {
      Options options = new Options();
      options.context = choice == Choice.OPTION ? context : null;
      return last(terminal(home, variables, options, lines));
    }
    List<String> words = new ArrayList<>(option);
    words.addAll(
        use == Use.SCRIPT
            ? List.of("-c", String.join("\n", lines))
            : List.of("config", "get", "active-context"));
    return last(run(home, variables, words.toArray(String[]::new)).out());
  }

  @Test
  void asksTheClusterThereWithTheTokenOfTheEnvironmentAlone() throws IOException {
    ScriptedRun run = led(Map.of("PACHSH_TOKEN", "a-token"), "auth", "whoami");
    assertThat(run.out()).contains("robot:led");
    assertThat(pachd.calls().stream().flatMap(call -> call.token().stream()))
        .isNotEmpty()
        .containsOnly("a-token");
    assertThat(directory.resolve("pachctl.json")).doesNotExist();
  }

  @Test
  void aStoredTokenOfNoKnownClusterIsNotSentThere() {
    run(directory, Map.of(), "connect", address, "--alias", "prod");
    run(directory, Map.of(), "config", "set", "active-context", "local");
    token(Map.of("PACHD_ADDRESS", ""), "--context", "prod");
    // Which cluster it was is not known when the file was written by hand or by pachctl.
    run(
        directory,
        Map.of(),
        "config",
        "update",
        "context",
        "prod",
        "--remove-cluster-deployment-id");
    int before = pachd.calls().size();
    led(Map.of(), "--context", "prod", "auth", "whoami");
    assertThat(pachd.calls().subList(before, pachd.calls().size()))
        .isNotEmpty()
        .allMatch(call -> call.token().isEmpty());
  }

  @Test
  void writesNoTokenToAnyFileAndSaysThatALoginEnds() throws IOException {
    ScriptedRun run = token(Map.of("PACHD_ADDRESS", address));
    assertThat(run.err())
        .contains("the login at " + address + " ends here")
        .contains("connect " + address + " --alias NAME");
    assertNothingHolds("a-token");
  }

  @Test
  void printsTokensThatNoFileKeeps() throws IOException {
    pachd
        .answers(
            APIGrpc.getActivateMethod(),
            it -> ActivateResponse.newBuilder().setPachToken("root-token-of-test").build())
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            it -> ActivateAuthResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
            it -> io.pachsh.wire.pps.ActivateAuthResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it ->
                GetConfigurationResponse.newBuilder()
                    .setConfiguration(OIDCConfig.newBuilder().setIssuer("https://helm/dex"))
                    .build())
        .answers(
            APIGrpc.getRotateRootTokenMethod(),
            it -> RotateRootTokenResponse.newBuilder().setRootToken("another-root-token").build());
    assertThat(led(Map.of(), "auth", "activate").out()).contains("root-token-of-test");
    assertThat(led(Map.of("PACHSH_TOKEN", "t"), "auth", "rotate-root-token").out())
        .contains("another-root-token");
    assertNothingHolds("root-token-of-test");
    assertNothingHolds("another-root-token");
    assertThat(led(Map.of(), "auth", "activate", "--token-file", "root.token").out())
        .doesNotContain("root-token-of-test");
    assertThat(directory.resolve("root.token")).hasContent("root-token-of-test");
  }

  @Test
  void aScriptIsToldWhereItsCommandsGo() {
    assertThat(led(Map.of(), "-c", "echo hello").err())
        .isEqualTo(
            "note: PACHD_ADDRESS is set: commands go to "
                + address
                + ". To practise instead: config set active-context local\n");
    assertThat(led(Map.of(), "--context", "local", "-c", "echo hello").err()).isEmpty();
  }

  @Test
  void aTypedSessionSaysSoFirstAndAsksOnceBeforeAChange() throws Exception {
    String screen =
        terminal(
            directory,
            Map.of("PACHD_ADDRESS", address, "PACHSH_TOKEN", "t"),
            new Options(),
            List.of(
                "auth get-robot-token a",
                "no",
                "auth get-robot-token a",
                "yes",
                "auth get-robot-token b",
                "config set active-context local",
                "config get active-context",
                "config set active-context " + address,
                "config get active-context"));
    assertThat(screen)
        .startsWith("PACHD_ADDRESS is set: commands go to " + address)
        .contains(address + " (signed in) > auth get-robot")
        .contains("error: Nothing was changed.")
        .contains("config get active-context\nlocal\n")
        .contains("config get active-context\n" + address + "\n");
    assertThat(screen.split("Change the cluster there", -1)).hasSize(3);
    assertThat(pachd.requests(APIGrpc.getGetRobotTokenMethod()))
        .extracting(request -> request.getRobot())
        .containsExactly("a", "b");
  }

  @Test
  void aScriptInATypedSessionIsNotAsked() throws Exception {
    Files.writeString(directory.resolve("s"), "auth get-robot-token a\n");
    String screen =
        terminal(
            directory,
            Map.of("PACHD_ADDRESS", address, "PACHSH_TOKEN", "t"),
            new Options(),
            List.of("source s"));
    assertThat(screen).doesNotContain("Change the cluster there");
    assertThat(pachd.requests(APIGrpc.getGetRobotTokenMethod())).hasSize(1);
  }

  @Test
  void nothingOfTheAddressCanBeChanged() {
    for (String line :
        List.of(
            "config update context --protected",
            "config update context " + address + " --project p",
            "config delete context " + address,
            "config set active-enterprise-context " + address,
            "config reset context " + address)) {
      ScriptedRun run = led(Map.of(), "-c", line);
      assertThat(run.status()).as(line).isEqualTo(1);
      assertThat(run.err()).as(line).contains("nothing about it is kept");
    }
  }

  @Test
  void aNewContextMayHaveTheAddressForItsName() {
    assertThat(led(Map.of(), "connect", address).status()).isZero();
    assertThat(led(Map.of(), "-c", "config get active-context").out())
        .isEqualTo("pachctl/" + address + "\n");
    assertThat(run(directory, Map.of(), "config", "get", "active-context").out())
        .isEqualTo(address + "\n");
  }

  @Test
  void theQuickAnswerAboutTheVersionKnowsTheRule() {
    Map<String, String> home = Map.of("PACHSH_HOME", directory.resolve("home").toString());
    assertThat(EmbeddedContextGuess.in(home)).isTrue();
    Map<String, String> led = new HashMap<>(home);
    led.put("PACHD_ADDRESS", address);
    assertThat(EmbeddedContextGuess.in(led)).isFalse();
    assertThat(led(Map.of(), "version").out()).contains("pachd      2.12.0");
  }

  private ScriptedRun led(Map<String, String> variables, String... words) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("PACHD_ADDRESS", address);
    return run(directory, all, words);
  }

  private static ScriptedRun run(Path home, Map<String, String> variables, String... words) {
    return ScriptedRun.with(variables, home, words);
  }

  private ScriptedRun token(Map<String, String> variables, String... before) {
    try {
      Files.writeString(directory.resolve("a.token"), "a-token\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    List<String> words = new ArrayList<>(List.of(before));
    words.addAll(List.of("auth", "use-auth-token", "@a.token"));
    ScriptedRun run = run(directory, variables, words.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private void assertNothingHolds(String token) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("a.token")) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain(token);
        }
      }
    }
  }

  private static String last(String screen) {
    return screen.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElseThrow();
  }

  /** The screen of a session in which these lines are typed. */
  private static String terminal(
      Path home, Map<String, String> variables, Options options, List<String> lines) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PACHSH_HOME", home.resolve("home").toString());
    environment.put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    environment.put("TERM", "dumb");
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(true, false, false),
            environment,
            home,
            interrupts -> new TypingConsole(lines.iterator(), out, () -> {}));
    try (Application application =
        new Application(options, Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
