package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations as people have them - the guide's, pachctl's, connectors, Helm values - through
 * what pages, chats and editors do to texts: whatever is called ready to paste passes a dry run as
 * it stands on the screen, once its variables are set, and says what was meant.
 */
class PastedConfigurationsTest {
  private static final Path KINDS = Path.of("src/test/resources/pasted");
  private static final String SECRET = "hush-hush-0815";
  private static final Pattern OFFER =
      Pattern.compile("(?s)Repaired, ready to paste:\n +\n(auth set-config <<EOF\n.*?\nEOF\n)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z][A-Z0-9_]+)");

  /** What happens to texts on their way; each leaves it clear what was meant. */
  private static final Map<String, UnaryOperator<String>> DAMAGES = damages();

  @TempDir private Path home;

  @BeforeEach
  void activate() {
    ScriptedRun run =
        ScriptedRun.of(home, "-c", "auth activate --initial-admin robot:admin -q; save");
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static Map<String, UnaryOperator<String>> damages() {
    Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    all.put("nothing", text -> text);
    all.put("curly quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "“$1”"));
    all.put("German quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "„$1“"));
    all.put("guillemets", text -> text.replaceAll("\"([^\"\n]*)\"", "«\u00a0$1\u00a0»"));
    all.put("one curly quote", text -> text.replaceAll("(okta\\.com/?)\"", "$1”"));
    all.put("typographic apostrophes", text -> text.replaceAll("\"([^\"\n]*)\"", "‘$1’"));
    all.put("HTML", text -> text.replace("&", "&amp;").replace("\"", "&quot;"));
    all.put("numeric entities", text -> text.replace("\"", "&#34;").replace("  ", "&#160; "));
    all.put("tags", text -> "<pre><code class=\"x\">" + text + "</code></pre>");
    all.put("no-break blanks", text -> text.replace("  ", "\u00a0\u00a0"));
    all.put("ideographic blanks", text -> text.replaceAll("(?m)^ ", "\u3000"));
    all.put(
        "tabs", text -> text.replaceAll("(?m)^((?:  )+)", "$1\t").replaceAll("  (?= *\t)", "\t"));
    all.put("byte order mark", text -> "\ufeff" + text);
    all.put("zero-width blanks", text -> text.replace("example", "exam\u200bple"));
    all.put("soft hyphens", text -> text.replace("0oa123", "0oa\u00ad123"));
    all.put("line ends of Windows", text -> text.replace("\n", "\r\n"));
    all.put("line ends of old", text -> text.replace("\n", "\r"));
    all.put("line separators", text -> text.replace("\n", "\u2028"));
    all.put("a fence", text -> "```yaml\n" + text + "```\n");
    all.put("a here-document", text -> "$ pachctl auth set-config <<EOF\n" + text + "EOF\n");
    all.put("quoted mail", text -> text.replaceAll("(?m)^", "> ").replaceAll("> $", ""));
    all.put("our prompt", text -> text.replaceAll("(?m)^(?=.)", "heredoc EOF> "));
    all.put("line numbers", PastedConfigurationsTest::numbered);
    all.put("a diff", text -> text.replaceAll("(?m)^(?=.)", "+"));
    all.put("comments of JavaScript", text -> text.replaceFirst("\n", " // from the wiki\n"));
    all.put("trailing commas", text -> text.replaceAll("([\"\\w])\\s*\n(\\s*[}\\]])", "$1,\n$2"));
    all.put(
        "an unknown key",
        text ->
            text.replaceFirst(
                "(?m)^( *\"?)(issuer|clientID|client_id)(?=\"?:)", "$1colour\": x,\n$1$2"));
    all.put("en dashes for bullets", text -> text.replaceAll("(?m)^( *)- ", "$1– "));
    all.put("no braces at the end", text -> text.replaceAll("[}\\]\\s]+$", "\n"));
    all.put(
        "an endpoint",
        text ->
            text.replaceAll(
                "(okta\\.com|google\\.com)(?=[\"\\s,])", "$1/.well-known/openid-configuration"));
    all.put("no scheme", text -> text.replace("https://", ""));
    all.put(
        "placeholders", text -> text.replace("0oa123", "<client-id>").replace(SECRET, "<secret>"));
    all.put("an empty client", text -> text.replace("0oa123", "").replace(SECRET, ""));
    all.put("quotes in quotes", text -> text.replaceAll("(?m)^([^'\n]*)0oa123", "$1'0oa123'"));
    all.put("a smart dash", text -> text.replace("dev-1", "dev–1"));
    all.put("camels", text -> text.replace("client_", "client").replace("redirect_", "redirect"));
    all.put("capitals", text -> text.replaceAll("(name\"?: *\"?)okta", "$1Okta Prod"));
    all.put("yes", text -> text.replace("true", "yes"));
    all.put("assignments", text -> text.replaceAll("(?m)^( *\"?[\\w-]+\"?): (?=[\"\\w])", "$1 = "));
    return all;
  }

  private static String numbered(String text) {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (String line : text.lines().toList()) {
      numbered.append("%3d  %s%n".formatted(++number, line));
    }
    return numbered.toString();
  }

  /** Every kind of text through every damage. */
  @TestFactory
  Stream<DynamicTest> isReadyThroughEachDamage() throws IOException {
    Map<String, String> cases = new TreeMap<>();
    for (Map.Entry<String, String> kind : kinds().entrySet()) {
      DAMAGES.forEach(
          (name, damage) -> cases.put(kind.getKey() + ", " + name, damage.apply(kind.getValue())));
    }
    Map<String, String> answers = answers(cases);
    Map<String, String> offers = offers(answers);
    Map<String, String> second = pasted(offers);
    return cases.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String answer = answers.get(name);
                      assertThat(answer).doesNotContain(SECRET);
                      if (answer.contains("This was a dry run")) {
                        assertMeant(name, answer);
                        return;
                      }
                      assertThat(offers).as(cases.get(name) + answer).containsKey(name);
                      assertThat(second.get(name))
                          .as(offers.get(name))
                          .contains("This was a dry run");
                      assertMeant(name, second.get(name));
                    }));
  }

  private static void assertMeant(String name, String answer) {
    assertThat(answer)
        .contains(
            name.startsWith("connector-google") ? "accounts.google.com" : "dev-1.example.okta.com")
        .contains("0oa123");
  }

  /** Damages on top of each other: what is offered as ready is. */
  @Test
  @Tag(LongRun.TAG)
  void isReadyWheneverItSaysSo() throws IOException {
    int tries = LongRun.cases("pastes", 150, 5000);
    Random random = new Random(20261128);
    List<String> kinds = List.copyOf(kinds().values());
    List<UnaryOperator<String>> damages = List.copyOf(DAMAGES.values());
    Map<String, String> cases = new TreeMap<>();
    for (int i = 0; i < tries; i++) {
      String text = kinds.get(random.nextInt(kinds.size()));
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        text = damages.get(random.nextInt(damages.size())).apply(text);
      }
      if (random.nextInt(3) == 0) {
        int at = random.nextInt(text.length());
        text = text.substring(0, at) + text.substring(Math.min(text.length(), at + 2));
      }
      cases.put("%05d".formatted(i), text);
    }
    Map<String, String> offers = offers(answers(cases));
    Map<String, String> second = pasted(offers);
    List<String> refused = new ArrayList<>();
    second.forEach(
        (name, answer) -> {
          if (!answer.contains("This was a dry run")) {
            refused.add(cases.get(name) + "\n---\n" + offers.get(name) + "\n---\n" + answer);
          }
        });
    LongRun.report("pastes", tries, refused.size());
    assertThat(refused).isEmpty();
    assertThat(offers).hasSizeGreaterThan(tries / 4);
  }

  @Test
  void saysWhatToDoAboutOtherProtocols() throws IOException {
    Map<String, String> cases = new TreeMap<>();
    for (String file :
        List.of("saml.yaml", "saml-guide.json", "saml.xml", "ldap.yaml", "github.yaml")) {
      cases.put(file, Files.readString(KINDS.resolve("other").resolve(file)));
    }
    cases.put("two.yaml", Files.readString(KINDS.resolve("other/two.yaml")));
    cases.put("bindings.yaml", Files.readString(KINDS.resolve("other/bindings.yaml")));
    Map<String, String> answers = answers(cases);
    assertThat(offers(answers)).isEmpty();
    for (String file : List.of("saml.yaml", "saml-guide.json", "saml.xml")) {
      assertThat(answers.get(file))
          .contains("This configures SAML, which is not supported")
          .contains("OpenID Connect web app");
    }
    assertThat(answers.get("ldap.yaml")).contains("type 'ldap'").contains("idp create-connector");
    assertThat(answers.get("github.yaml")).contains("type 'github'").contains("Keycloak");
    assertThat(answers.get("two.yaml")).contains("2 connectors").contains("Okta, Google");
    assertThat(answers.get("bindings.yaml")).contains("access diff");
  }

  /** What names another context stands at the margin like the rest, its end too. */
  @Test
  void canBePastedForAnotherContext() throws IOException {
    Files.copy(KINDS.resolve("connector.yaml"), home.resolve("connector.yaml"));
    Files.copy(KINDS.resolve("other/bindings.yaml"), home.resolve("bindings.yaml"));
    Map<String, String> commands = new TreeMap<>();
    commands.put("a", "config set context other --embedded");
    commands.put("b", "auth activate --initial-admin robot:admin --context other");
    commands.put("c", "auth set-config -f connector.yaml --context other");
    commands.put("d", "access diff bindings.yaml --context other");
    Map<String, String> answers = each(commands);
    assertThat(answers.get("c"))
        .containsPattern("(?ms)^auth set-config --context other <<EOF\n\\{\n.*^}\nEOF$");
    assertThat(answers.get("d"))
        .containsPattern("(?ms)^access diff --context other <<'EOF'\naccess_version.*^EOF$");
  }

  @Test
  void takesAVariableForNoSecret() throws IOException {
    String connector = Files.readString(KINDS.resolve("connector.yaml"));
    String json = Files.readString(KINDS.resolve("connector.json"));
    Map<String, String> cases = new TreeMap<>();
    for (String written :
        List.of("$ENTRA_CLIENT_SECRET", "${ENTRA_CLIENT_SECRET}", "\"$ENTRA_CLIENT_SECRET\"")) {
      cases.put("yaml " + cases.size(), connector.replace("\"" + SECRET + "\"", written));
    }
    cases.put("json", json.replace(SECRET, "$ENTRA_CLIENT_SECRET"));
    Map<String, String> offers = offers(answers(cases));
    assertThat(offers.keySet()).isEqualTo(cases.keySet());
    assertThat(offers.values())
        .allSatisfy(
            offer -> assertThat(offer).contains("\"client_secret\": \"$ENTRA_CLIENT_SECRET\""));
    assertThat(pasted(offers).values())
        .allSatisfy(answer -> assertThat(answer).contains("This was a dry run"));
  }

  @Test
  void saysNothingOfWhatTheIssuerIsMadeFrom() throws IOException {
    String client =
        "id: x\nname: x\nconfig:\n  clientID: 0oa123\n  redirectURI: http://127.0.0.1:30657/cb\n";
    Map<String, String> cases = new TreeMap<>();
    cases.put("microsoft", "type: microsoft\n" + client + "  tenant: acme.example.com\n");
    cases.put("gitlab", "type: gitlab\n" + client + "  baseURL: https://gitlab.example.com\n");
    cases.put("common", "type: microsoft\n" + client + "  tenant: common\n");
    Map<String, String> answers = answers(cases);
    assertThat(answers.get("microsoft"))
        .contains("https://login.microsoftonline.com/acme.example.com/v2.0")
        .doesNotContain("`tenant`");
    assertThat(answers.get("gitlab"))
        .contains("\"issuer\": \"https://gitlab.example.com\"")
        .doesNotContain("`baseURL`");
    assertThat(answers.get("common")).contains("`tenant` has no counterpart here");
  }

  private static Map<String, String> kinds() throws IOException {
    Map<String, String> kinds = new TreeMap<>();
    try (Stream<Path> files = Files.list(KINDS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kinds.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(kinds).hasSizeGreaterThan(8);
    return kinds;
  }

  /** What a dry run of each text says. */
  private Map<String, String> answers(Map<String, String> texts) throws IOException {
    Map<String, String> commands = new TreeMap<>();
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Path file = home.resolve(each.getKey().replaceAll("\\W+", "-"));
      Files.writeString(file, each.getValue());
      commands.put(each.getKey(), "auth set-config --dry-run --offline -f " + file.getFileName());
    }
    return each(commands);
  }

  /** What is called ready, as it stands on the screen. */
  private static Map<String, String> offers(Map<String, String> answers) {
    Map<String, String> offers = new TreeMap<>();
    answers.forEach(
        (name, answer) -> {
          Matcher offer = OFFER.matcher(answer);
          if (offer.find()) {
            offers.put(name, offer.group(1));
          } else {
            assertThat(answer).doesNotContain("ready to paste");
          }
        });
    return offers;
  }

  /** What a dry run of each offer says once its variables are set. */
  private Map<String, String> pasted(Map<String, String> offers) {
    Map<String, String> commands = new TreeMap<>();
    offers.forEach(
        (name, offer) -> {
          StringBuilder text = new StringBuilder();
          VARIABLE
              .matcher(offer)
              .results()
              .map(found -> found.group(1))
              .distinct()
              .forEach(variable -> text.append(variable + "='" + value(variable) + "'\n"));
          commands.put(
              name, text + offer.replaceFirst("set-config", "set-config --dry-run --offline"));
        });
    return each(commands);
  }

  private static String value(String variable) {
    return variable.endsWith("_ISSUER")
        ? "https://dev-1.example.okta.com"
        : variable.endsWith("_REDIRECT_URI")
            ? "http://127.0.0.1:30657/cb"
            : variable.endsWith("_SECRET") ? SECRET : "0oa123";
  }

  /** Runs the commands in one go and gives what each printed, errors among it. */
  private Map<String, String> each(Map<String, String> commands) {
    StringBuilder script = new StringBuilder();
    commands.forEach((name, text) -> script.append(text.strip() + "\necho '==== " + name + "'\n"));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    ScriptedRun.run(
        new ByteArrayInputStream(script.toString().getBytes(StandardCharsets.UTF_8)),
        both,
        both,
        home,
        "--keep-going");
    Map<String, String> printed = new TreeMap<>();
    StringBuilder answer = new StringBuilder();
    for (String line : both.toString(StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith("==== ")) {
        printed.put(line.substring("==== ".length()), answer.toString());
        answer.setLength(0);
      } else {
        answer.append(line).append('\n');
      }
    }
    assertThat(printed.keySet())
        .as(both.toString(StandardCharsets.UTF_8))
        .isEqualTo(commands.keySet());
    return printed;
  }
}
