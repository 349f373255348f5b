package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.command.CommandTree;
import io.pachsh.command.CommandTree.Resolution;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.output.Format;
import io.pachsh.screen.Presentation.Mode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every command of the tree answers in every format, unless it has nothing to show. */
class AnswerFormatsTest {
  /** What each answering command is asked, in one session from top to bottom; + is the format. */
  private static final List<String> LINES =
      List.of(
          "version +",
          "inspect cluster +",
          "help + status",
          "tutorial +",
          "explain 'certificate signed by unknown authority' +",
          "pwd +",
          "set +",
          "history +",
          "status +",
          "recover +",
          "auth activate --initial-admin robot:admin +",
          "auth rotate-root-token +",
          "auth get-robot-token ci +",
          "auth whoami +",
          "create project vision +",
          "create repo images --project vision +",
          "list project +",
          "list repo +",
          "auth add repoReader robot:ci repo:vision/images +",
          "auth add projectViewer user:ada@example.com project:vision +",
          "auth set repo images repoWriter robot:ci --project vision --yes +",
          "auth set project vision projectViewer robot:ci +",
          "auth set cluster clusterAdmin robot:ci +",
          "auth remove clusterAdmin robot:ci cluster +",
          "idp set-config + <<EOF\nissuer: https://id.example.com\nEOF",
          "idp get-config +",
          "idp create-connector + <<EOF\n"
              + "{id: mock, name: M, type: mockPassword, config: {username: a, password: b}}\n"
              + "EOF",
          "idp update-connector + <<EOF\n{id: mock, name: Mock}\nEOF",
          "idp get-connector mock +",
          "idp list-connector +",
          "idp create-client + <<EOF\n"
              + "{id: app, name: A, redirect_uris: ['http://127.0.0.1/']}\n"
              + "EOF",
          "idp update-client + <<EOF\n{id: app, name: App}\nEOF",
          "idp get-client app +",
          "idp list-client +",
          "idp rotate-secret app --yes < /dev/null +",
          "idp delete-client app --yes +",
          "idp delete-connector mock --yes +",
          "auth get repo images --project vision +",
          "auth get project vision +",
          "auth get cluster +",
          "auth check repo images --project vision robot:ci +",
          "auth check project vision +",
          "auth check cluster +",
          "auth explain robot:ci REPO_READ repo:vision/images +",
          "auth who-can REPO_WRITE repo:vision/images +",
          "auth access robot:ci +",
          "auth list roles +",
          "auth inspect role repoReader +",
          "auth roles-for-permission REPO_READ +",
          "auth list users +",
          "auth list robots +",
          "auth group add devs robot:ci +",
          "auth offboard robot:ci --dry-run +",
          "auth group members devs +",
          "auth list groups +",
          "auth get-groups robot:ci +",
          "auth group remove devs robot:ci +",
          "auth list tokens +",
          "auth tokens extract +",
          "auth tokens extract -o table > tokens.jsonl",
          "auth tokens restore < tokens.jsonl +",
          "auth tokens delete-expired +",
          "access export +",
          "access export -o table > access.yaml",
          "auth add repoReader robot:other repo:vision/images -o table > /dev/null",
          "access diff access.yaml --prune +",
          "access apply access.yaml --prune --yes +",
          "access report --html review.html +",
          "undo --yes +",
          "audit +",
          "audit verify +",
          "rehearsal misbehave +",
          "rehearsal status +",
          "rehearsal start --port 0 +",
          "auth set-config --offline +"
              + " <<EOF\nissuer: https://id.example.com\nclient_id: a\nclient_secret: b\n"
              + "redirect_uri: http://127.0.0.1:30657/authorization-code/callback\nEOF",
          "auth get-config +",
          "doctor + || pwd > /dev/null",
          "doctor install +",
          "doctor context +",
          "doctor cluster + || pwd > /dev/null",
          "doctor provider http://127.0.0.1:1 + || pwd > /dev/null",
          "doctor login -b --timeout 1s + || pwd > /dev/null",
          "idp setup okta --offline --issuer $OKTA_ISSUER --client-id a --client-secret hush-0815"
              + " --yes +",
          "okta connect $OKTA_ISSUER --token $OKTA_API_TOKEN +",
          "okta status +",
          "okta users +",
          "okta groups +",
          "okta apps +",
          "okta register --redirect-uri $OKTA_REDIRECT_URI --assign group:Everyone --yes +",
          "okta show +",
          "okta assign user:ada@example.com +",
          "okta unassign user:ada@example.com +",
          "auth set-config --offline -o table > /dev/null <<EOF\nissuer: $OKTA_ISSUER\n"
              + "client_id: $OKTA_CLIENT_ID\nclient_secret: $OKTA_CLIENT_SECRET\n"
              + "redirect_uri: $OKTA_REDIRECT_URI\nEOF",
          "okta rotate-secret --yes +",
          "okta unregister --yes +",
          "okta disconnect +",
          "config list context +",
          "inspect cluster +",
          "config get active-context +",
          "connect grpcs://pachd.example.com:443 --alias prod +",
          "config get context prod +",
          "config update context prod --project vision +",
          "config get active-enterprise-context +",
          "config get metrics +",
          "config explain +",
          "echo '{current-context: a, contexts: [{name: a, context: {cluster: c}}]}' > kube.yaml",
          "export KUBECONFIG=kube.yaml",
          "config import-kube kube +",
          "kube contexts +",
          "kube use a +",
          "kube forwards +",
          "kube stop +",
          "config set active-context local",
          "config update context local --no-protected +",
          "auth revoke --user robot:ci +",
          "delete repo images --project vision +",
          "delete project vision +",
          "auth use-auth-token @admin.token +",
          "auth deactivate --yes +",
          "serve --background --allow-activate --port 0 --http-port 0 +",
          "serve status +",
          "serve stop",
          "config reset context local +",
          "save +",
          "revert +");

  /** What shows nothing, or what a program prints, or what other tests show because it waits. */
  private static final Set<String> WITHOUT_AN_ANSWER =
      Set.of(
          "auth login",
          "auth logout",
          "cd",
          "clear",
          "completion",
          "config delete context",
          "config set active-context",
          "config set active-enterprise-context",
          "config set context",
          "config set metrics",
          "echo",
          "edit",
          "exit",
          "auth edit-config",
          "idp edit-connector",
          "export",
          "kube logs",
          "kubectl",
          "minikube",
          "quit",
          "rehearsal stop",
          "serve stop",
          "source",
          "unset");

  /** Keys that are data: the names of resources, principals and groups. */
  private static final Set<String> KEYED_BY_NAMES = Set.of("bindings", "groups");

  @TempDir private Path home;

  @Test
  void everyCommandIsAskedOrHasNoAnswer() {
    CommandTree tree = tree();
    Set<String> all = new TreeSet<>();
    tree.entries().forEach(entry -> all.add(entry.path()));
    Set<String> listed = new TreeSet<>(WITHOUT_AN_ANSWER);
    for (String line : LINES) {
      listed.add(path(line, tree));
    }
    assertThat(listed).isEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyAnswerIsShown(Format format) throws Exception {
    Map<String, String> answers = answers(format);
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      String text = answer.getValue();
      String what = answer.getKey() + "\n" + text;
      assertThat(text).as(what).endsWith("\n");
      if (format == Format.JSON) {
        requireSnakeCase(new ObjectMapper().readTree(text), what);
      } else if (format == Format.YAML) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(value).as(what).isInstanceOfAny(Map.class, List.class);
      } else if (format == Format.CSV) {
        assertThat(text).as(what).matches("(?s)[a-z][a-z0-9_,]*\r\n.*");
      } else if (format == Format.NAME) {
        assertThat(text.lines()).as(what).noneMatch(line -> line.startsWith("{"));
      }
    }
  }

  /** What each line printed. */
  private Map<String, String> answers(Format format) {
    StringBuilder script = new StringBuilder("!touch admin.token\n");
    List<String> asked = new ArrayList<>();
    for (String line : LINES) {
      if (line.contains("+")) {
        asked.add(line);
        script.append("echo '=== ").append(asked.size() - 1).append("'\n");
      }
      script.append(line.replace("+", "-o " + format)).append('\n');
      if (line.startsWith("auth activate")) {
        script.append("auth get-robot-token admin -q -o table > admin.token\n");
      }
    }
    ScriptedRun run = ScriptedRun.of(home, "--insecure-inline", "-c", script.toString());
    assertThat(run.status()).as(run.err() + run.out()).isZero();
    Map<String, String> answers = new LinkedHashMap<>();
    String[] parts = run.out().split("(?m)^=== \\d+\n", -1);
    for (int i = 0; i < asked.size(); i++) {
      answers.put(asked.get(i), parts[i + 1]);
    }
    assertThat(
            answers.entrySet().stream().filter(e -> e.getValue().isEmpty()).map(Map.Entry::getKey))
        .as("lines that printed nothing")
        .isSubsetOf(format == Format.TABLE || format == Format.NAME ? EMPTY_FOR_PEOPLE : Set.of());
    answers.values().removeIf(String::isEmpty);
    return answers;
  }

  /** Lists that are empty in this session. */
  private static final Set<String> EMPTY_FOR_PEOPLE =
      Set.of("history +", "recover +", "kube forwards +", "kube stop +");

  /**
   * What help says of the keys is what is answered: here, and in the transcripts. With {@code
   * -Dkeys.rewrite=true} it is written anew.
   */
  @Test
  void helpNamesTheKeysThatAreAnswered() throws Exception {
    CommandTree tree = tree();
    Map<String, Set<String>> found = new TreeMap<>();
    answers(Format.JSON).forEach((line, text) -> add(path(line, tree), text, found));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
      for (Path file : files.sorted().toList()) {
        Matcher shown = IN_TRANSCRIPT.matcher(Files.readString(file));
        while (shown.find()) {
          add(path(shown.group(1), tree), shown.group(2), found);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    found.forEach((path, keys) -> text.append(path + ": " + String.join(", ", keys)).append('\n'));
    if (Boolean.getBoolean("keys.rewrite")) {
      Files.writeString(KEYS, text);
    }
    assertThat(KEYS).as("-Dkeys.rewrite=true writes it anew").hasContent(text.toString());
    assertThat(ScriptedRun.of(home, "help", "auth", "whoami").out())
        .contains("\nKeys of -o json: principal, ");
  }

  private static final Path KEYS = Path.of("src/main/resources/io/pachsh/command/answer-keys.txt");

  /** A line that asks for JSON, and what it prints, up to the next prompt. */
  private static final Pattern IN_TRANSCRIPT =
      Pattern.compile(
          "(?m)^[^\\n>]* > ([^|<>;&$\\n]* -o json[^|<>;&$\\n]*)\\n([{\\[](?:\\n|.)*?\\n[}\\]]\\n)");

  /** Adds the keys of an object, or of the objects of a list, in their order. */
  private static void add(String path, String text, Map<String, Set<String>> found) {
    JsonNode node = read(text);
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      each.properties()
          .forEach(
              field ->
                  found.computeIfAbsent(path, unused -> new LinkedHashSet<>()).add(field.getKey()));
    }
  }

  private static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static void requireSnakeCase(JsonNode node, String what) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      assertThat(field.getKey()).as(what).matches("[a-z][a-z0-9_]*");
      if (!KEYED_BY_NAMES.contains(field.getKey()) || field.getValue().isArray()) {
        requireSnakeCase(field.getValue(), what);
      }
    }
    if (node.isArray()) {
      node.forEach(item -> requireSnakeCase(item, what));
    }
  }

  private static String path(String line, CommandTree tree) {
    List<String> words =
        Stream.of(line.split(" ")).filter(w -> !w.equals("+")).collect(Collectors.toList());
    Resolution resolution = tree.resolve(words);
    assertThat(resolution).as(line).isInstanceOf(Resolution.Found.class);
    return ((Resolution.Found) resolution).entry().path();
  }

  private CommandTree tree() {
    Streams streams = new Streams(InputStream.nullInputStream(), false, System.out, System.err);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            Map.of("PACHSH_HOME", home.toString()),
            home,
            interrupts -> new TypingConsole(List.<String>of().iterator(), System.out, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.SCRIPT, process, TutorialSandbox::open)) {
      return application.execution().tree();
    }
  }
}
