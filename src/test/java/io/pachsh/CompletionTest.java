package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.completion.LineCompletions;
import io.pachsh.console.CompletionResult;
import io.pachsh.console.Streams;
import io.pachsh.console.Suggestion;
import io.pachsh.console.Terminals;
import io.pachsh.language.LineSource;
import io.pachsh.screen.Presentation.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How lines go on at the cursor, which is written as a bar, in the whole console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
  private static final String MORNING =
      """
      ADMIN=$(auth activate --initial-admin robot:admin -q)
      auth use-auth-token <<EOF
      $ADMIN
      EOF
      create project vision
      create repo images --project vision
      create repo labels --project vision
      create repo raw
      auth get-robot-token ci -q > token.txt
      auth group add devs robot:ci robot:cd
      auth group add group:data-science user:ada@example.com
      auth set repo vision/images repoReader user:grace@example.com
      idp create-connector <<EOF
      {id: okta-prod, name: Okta, type: github, config: {clientID: a, clientSecret: b}}
      EOF
      idp create-client <<EOF
      {id: console, name: Console, secret: c-c-c-c, redirect_uris: [http://127.0.0.1/cb]}
      EOF
      config set context practice --embedded
      config set context prod-eu --embedded
      """;

  @TempDir private static Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Application application;
  private LineCompletions completions;

  @BeforeAll
  void begin() throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("work/sub dir"));
    for (String file : List.of("access.yaml", "it's.yaml", "sub dir/deep.yaml", ".hidden")) {
      Files.writeString(home.resolve("work").resolve(file), "");
    }
    Path bin = Files.createDirectory(home.resolve("bin"));
    Files.writeString(bin.resolve("jquery"), "");
    assertThat(bin.resolve("jquery").toFile().setExecutable(true)).isTrue();
    PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, screen, screen);
    application =
        new Application(
            new Options(),
            Mode.SCRIPT,
            new ProcessEnvironment(
                streams,
                streams,
                new Terminals(false, false, false),
                Map.of("PACHSH_HOME", home.resolve("home").toString(), "PATH", bin.toString()),
                home.resolve("work"),
                interrupts -> new TypingConsole(List.<String>of().iterator(), screen, () -> {})),
            TutorialSandbox::open);
    assertThat(application.script("morning", LineSource.of(MORNING), streams))
        .as("%s", said)
        .isZero();
    completions = application.prompt().completions();
    completions.prepare();
  }

  @AfterAll
  void end() {
    application.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '~',
      textBlock =
          """
          # commands
          au|                                   -> audit auth
          auth who|                             -> who-can whoami
          pachctl auth whoa|                    -> whoami
          auth whoami; auth whoa|               -> whoami
          auth whoami && auth whoa|             -> whoami
          auth whoami || auth whoa|             -> whoami
          echo $(auth whoa|                     -> whoami
          echo "a $(auth whoa|                  -> whoami
          auth whoami # auth whoa|              ->
          nonsense whoa|                        ->
          'au|                                  -> 'audit' 'auth'
          # options
          auth login --|                        -> --as --client-id --client-secret --context --device --help --id-token --no-browser --output --output-format --prompt --renew --timeout
          auth login |                          -> --as --client-id --client-secret --context --device --help --id-token --no-browser --output --output-format --prompt --renew --timeout
          auth login --timeout 3m --t|          ->
          auth whoami -- --|                    ->
          auth whoami -o j|                     -> json
          auth whoami -o=y|                     -> -o=yaml
          auth whoami --output=j|               -> --output=json
          auth login --as |                     -> ada@example.com grace@example.com test@pachyderm.com
          auth login --as=t|                    -> --as=test@pachyderm.com
          # walkthroughs
          tutorial |                            -> connector first-steps fix-a-broken-login okta real-cluster roles scripting
          tutorial --yes ok|                    -> okta
          # contexts
          auth whoami --context pr|             -> practice prod-eu
          config set active-context l|          -> local
          # roles that fit the resource at hand
          auth set cluster clusterA|            -> clusterAdmin
          auth set repo images |                -> none repoOwner repoReader repoWriter
          auth set project vision project|      -> projectOwner projectViewer projectWriter
          auth set repo images repoReader,|     -> repoReader,repoOwner repoReader,repoWriter
          auth set repo images repoReader, repoW| -> repoWriter
          auth add repo| robot:ci repo:vision/images -> repoOwner repoReader repoWriter
          auth add cl| robot:ci repo:vision/images -> ~~
          auth inspect role clusterA|           -> clusterAdmin
          # permissions
          auth who-can REPO_WR|                 -> REPO_WRITE
          # principals
          auth add repoReader robot:c|          -> robot:cd robot:ci
          auth add repoReader user:|            -> user:ada@example.com user:grace@example.com
          auth add repoReader all|              -> allClusterUsers
          auth check cluster group|             -> group:data-science group:devs
          auth revoke --user=robot:ci|          -> --user=robot:ci
          auth get-robot-token c|               -> cd ci
          # groups
          auth group members |                  -> group:data-science group:devs
          auth group add devs robot:ci user:g|  -> user:grace@example.com
          # projects, repos, resources
          auth get project |                    -> default vision
          auth get repo |                       -> default/ raw vision/
          auth get repo vision/|                -> vision/images vision/labels
          idp get-connector |                   -> okta-prod
          pachctl idp delete-connector ok|      -> okta-prod
          idp get-client c|                     -> console
          idp rotate-secret |                   -> console okta-prod
          idp rotate-secret okta-prod --key b|  -> bindPW
          idp create-connector --config acc|    -> access.yaml
          auth get repo --project vision |      -> images labels
          auth get repo | --project vision      -> images labels
          idp setup key|                        -> keycloak
          auth get repo images --project v|     -> vision
          auth who-can REPO_READ repo:vision/i| -> repo:vision/images
          auth who-can REPO_READ c|             -> cluster
          auth who-can REPO_READ vision/i|      -> vision/images
          auth who-can REPO_READ repo vision/i| -> vision/images
          auth who-can REPO_READ project v|     -> vision
          auth who-can REPO_READ ra|            -> raw
          auth who-can REPO_READ ima| --project vision -> images
          auth who-can REPO_READ cl| --project vision -> cluster
          auth add repoReader robot:ci vision/i| -> vision/images
          auth add repoReader robot:ci repo vision/i| -> vision/images
          auth add repoReader robot:ci project v| -> vision
          auth remove repoReader robot:ci lab| --project vision -> labels
          audit --resource repo:vision/i|       -> repo:vision/images
          audit --resource vision/i|            -> vision/images
          delete repo vision/i|                 -> vision/images
          # files
          source |                              -> access.yaml it\\'s.yaml sub\\ dir/ token.txt
          source .|                             -> .hidden
          source sub\\ dir/|                    -> sub\\ dir/deep.yaml
          source "sub dir/d|                    -> "sub dir/deep.yaml"
          source 'it|                           -> 'it'\\''s.yaml'
          cd |                                  -> sub\\ dir/
          auth set-config < acc|                -> access.yaml
          auth whoami > acc|                    -> access.yaml
          auth set-config -f acc|               -> access.yaml
          auth use-auth-token @tok|             -> @token.txt
          auth use-auth-token |                 -> @ env:
          auth use-auth-token env:PA|           -> env:PACHSH_HOME env:PATH
          # programs
          auth whoami | jq|                     -> jquery
          auth whoami | !jq|                    -> jquery
          auth whoami | !au|                    ->
          auth whoami | au|                     -> audit auth
          auth whoami | auth use-|              -> use-auth-token
          auth whoami | pachctl auth use-|      -> use-auth-token
          auth whoami | jquery | auth who|      -> who-can whoami
          auth whoami | auth use-auth-token @to| -> @token.txt
          auth whoami | jquery acc|             -> access.yaml
          !jq|                                  -> jquery
          !jquery acc|                          -> access.yaml
          # variables
          echo $ADM|                            -> ADMIN
          echo ${ADM|                           -> ADMIN}
          echo "x $ADM|                         -> ADMIN
          echo '$ADM|                           ->
          unset ADM|                            -> ADMIN
          # help and settings
          help here|                            -> here-documents
          help auth get-c|                      -> get-config
          set sugg|                             -> suggestions
          set editing |                         -> emacs vi
          rehearsal misbehave wrong-i|          -> wrong-issuer
          # nothing begins so
          auht|                                 -> auth
          auth whaomi|                          -> whoami
          auth set cluster admin|               -> clusterAdmin identityAdmin idpAdmin jobAdmin licenseAdmin oidcAppAdmin secretAdmin
          auth check cluster grace|             -> user:grace@example.com
          auth check cluster GRACE|             -> user:grace@example.com
          auth check cluster garce|             -> user:grace@example.com
          auth check cluster ugex|              -> user:grace@example.com
          auth get project vsi|                 -> vision
          """)
  void offers(String picture, String expected) {
    String offered =
        offers(picture).suggestions().stream()
            .map(Suggestion::value)
            .collect(Collectors.joining(" "));
    assertThat(offered).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '~',
      textBlock =
          """
          auth wh|oami                          -> auth whoami|
          auth whoa| -o json                    -> auth whoami| -o json
          auth get project vi|; status          -> auth get project vision|; status
          auth get project 'vi|'; status        -> auth get project 'vision'|; status
          echo "${ADM|}"                        -> echo "${ADMIN}|"
          echo "$ADM| x"                        -> echo "$ADMIN| x"
          """)
  void writes(String picture, String expected) {
    assertThat(completed(picture)).isEqualTo(expected == null ? picture : expected);
  }

  @Test
  void completesOverSeveralLines() {
    assertThat(completed("auth \\\nwhoa|")).isEqualTo("auth \\\nwhoami|");
    assertThat(completed("echo $(\nauth whoa|")).isEqualTo("echo $(\nauth whoami|");
    assertThat(completed("auth set-config <<'EO|")).isEqualTo("auth set-config <<'EOF'|");
    assertThat(completed("auth set-config <<EOF\n{ $ADM|")).endsWith("{ $ADMIN|");
    assertThat(completed("auth set-config <<'EOF'\n{ $ADM|")).endsWith("{ $ADM|");
    assertThat(completed("auth set-config <<EOF\nx\nE|")).endsWith("x\nEOF|");
    assertThat(completed("auth set-config <<EOF\nx\nEOF\nauth whoa|")).endsWith("auth whoami|");
    assertThat(offers("auth set-config <<|").suggestions())
        .extracting(Suggestion::value)
        .containsExactly("'EOF'", "EOF");
  }

  @Test
  void describesAndGroupsWhatItOffers() {
    assertThat(offers("auth set repo images repoR|").suggestions())
        .containsExactly(
            new Suggestion(
                "repoReader", "repoReader", "cluster, repo, project: 9 permissions", "", true));
    assertThat(offers("auth check cluster |").suggestions())
        .extracting(Suggestion::group)
        .contains("everybody", "people", "robots", "groups");
    assertThat(offers("auth whoa|").suggestions())
        .extracting(Suggestion::description)
        .containsExactly("Says who you are.");
  }

  @Test
  void failsAtNoCursorOfAnyLine() throws IOException {
    try (Stream<Path> transcripts = Files.list(Path.of("src/test/resources/transcripts"))) {
      for (Path transcript : transcripts.toList()) {
        for (String line : Files.readAllLines(transcript)) {
          int prompt = line.indexOf("> ");
          for (int cursor = prompt + 2; prompt >= 0 && cursor <= line.length(); cursor++) {
            String text = line.substring(prompt + 2);
            int at = cursor - prompt - 2;
            CompletionResult result = completions.complete(text, at);
            if (result.start() < 0 || result.start() > at || at > result.end()) {
              throw new AssertionError(text + " at " + at + ": " + result);
            }
          }
        }
      }
    }
  }

  /** A label that is a slip would silently complete nothing. */
  @Test
  void offersNothingForTheseLabelsAlone() {
    assertThat(completions.labelsOfNoKind())
        .containsExactlyInAnyOrder(
            "ADDRESS",
            "CERTIFICATES",
            "DURATION",
            "HASH",
            "ID",
            "N",
            "NAME",
            "POD",
            "PORT",
            "SCOPE",
            "SECRET",
            "SERVER",
            "STATUS",
            "TEXT",
            "URI",
            "URL",
            "WHEN",
            "robot:NAME");
  }

  /** A directory that was not read in time is offered at the next Tab. */
  private CompletionResult offers(String picture) {
    int cursor = picture.lastIndexOf('|');
    String text = picture.substring(0, cursor) + picture.substring(cursor + 1);
    CompletionResult first = completions.complete(text, cursor);
    if (!first.suggestions().isEmpty()) {
      return first;
    }
    completions.prepare();
    return completions.complete(text, cursor);
  }

  /** The picture with the only offer in its place. */
  private String completed(String picture) {
    CompletionResult result = offers(picture);
    if (result.suggestions().size() != 1) {
      return picture;
    }
    int cursor = picture.lastIndexOf('|');
    String text = picture.substring(0, cursor) + picture.substring(cursor + 1);
    return text.substring(0, result.start())
        + result.suggestions().get(0).value()
        + "|"
        + text.substring(result.end());
  }
}
