package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever way a secret comes into a session or out of it, the session shows it nowhere else: not
 * in the history, not in a trace ({@code -x}), not in an error, not in the log.
 */
class SessionSecretsTest {
  private static final String SECRET = "pl4nted-s3cret-0f-a-kind";
  private static final String ACTIVATE = "auth activate --initial-admin robot:admin -q > admin";
  private static final String CONFIGURATION =
      """
      auth set-config --offline %s
      issuer: https://example.okta.com
      client_id: a
      client_secret: %s
      redirect_uri: http://127.0.0.1:30657/authorization-code/callback
      EOF\
      """;

  @TempDir private Path directory;

  /** What a session showed where nobody asked for secrets. */
  private record Shown(String history, String errors, String log) {
    String all() {
      return history + "\n" + errors + "\n" + log;
    }
  }

  /**
   * A row is what is typed, lines apart by {@code ~}; what the history keeps of its first input;
   * and what a trace shows of it. {@code SECRET} stands for the secret. Behind each row the secret
   * is used where an error quotes it and where it is logged.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auth use-auth-token SECRET            | auth use-auth-token •••  | + auth use-auth-token"
            + " •••",
        "pachctl auth use-auth-token 'SECRET'  | pachctl auth use-auth-token '•••' | + auth"
            + " use-auth-token •••",
        "auth use-auth-token SEC\"RET\"        | auth use-auth-token ••• | + auth use-auth-token"
            + " •••",
        "auth use-auth-token~SECRET            | auth use-auth-token     | + auth use-auth-token",
        "auth use-auth-token <<EOF~SECRET~EOF  | auth use-auth-token <<EOF | + auth use-auth-token",
        "auth use-auth-token < file            | auth use-auth-token < file | + auth"
            + " use-auth-token",
        "auth use-auth-token @file             | auth use-auth-token @file | + auth use-auth-token"
            + " @file",
        "auth use-auth-token env:OUTSIDE       | auth use-auth-token env:OUTSIDE | + auth"
            + " use-auth-token env:OUTSIDE",
        "auth rotate-root-token --supply-token=SECRET | auth rotate-root-token --supply-token=••• |"
            + " + auth rotate-root-token --supply-token=•••",
        "auth rotate-root-token --supply-token SECRET | auth rotate-root-token --supply-token ••• |"
            + " + auth rotate-root-token --supply-token •••",
        "auth rotate-root-token --supply-token=@file  | auth rotate-root-token --supply-token=@file"
            + " | + auth rotate-root-token --supply-token=@file",
        "auth login --id-token <<EOF~SECRET~EOF | auth login --id-token <<EOF | + auth login"
            + " --id-token",
        "idp rotate-secret c <<EOF~SECRET~EOF  | idp rotate-secret c <<EOF | + idp rotate-secret c",
        "auth use-auth-token --nope <<EOF~SECRET~EOF | auth use-auth-token --nope <<EOF | + auth"
            + " use-auth-token --nope",
        "auth login --device --client-id a --client-secret=SECRET | auth login --device --client-id"
            + " a --client-secret=••• | + auth login --device --client-id a --client-secret=•••",
        "idp setup okta --client-secret=SECRET --offline --issuer a.okta.com --client-id a"
            + " --dry-run | idp setup okta --client-secret=••• --offline --issuer a.okta.com"
            + " --client-id a --dry-run | + idp setup okta --client-secret=••• --offline --issuer"
            + " a.okta.com --client-id a --dry-run",
        "MY_TOKEN=SECRET                       | MY_TOKEN=•••            | + MY_TOKEN=•••",
        "export MY_PASSWORD='SECRET'           | export MY_PASSWORD='•••' | + export"
            + " MY_PASSWORD=•••",
        "echo ${MY_TOKEN:-SECRET} > out; MY_TOKEN=SECRET | echo ${MY_TOKEN:-•••} > out;"
            + " MY_TOKEN=••• | + MY_TOKEN=•••",
        "export HTTPS_PROXY=http://u:SECRET@127.0.0.1:1 | export"
            + " HTTPS_PROXY=http://u:•••@127.0.0.1:1 | + export"
            + " HTTPS_PROXY=http://u:•••@127.0.0.1:1",
        "all_proxy='u:SECRET@127.0.0.1:1'      | all_proxy='u:•••@127.0.0.1:1' | +"
            + " all_proxy=u:•••@127.0.0.1:1",
        "HTTP_PROXY=socks5://u:SECRET@h; echo $HTTP_PROXY > out | HTTP_PROXY=socks5://u:•••@h; echo"
            + " $HTTP_PROXY > out | + echo socks5://u:•••@h",
        "WHERE=https://u:SECRET@h/x            | WHERE=https://u:•••@h/x | +"
            + " WHERE=https://u:•••@h/x",
        "!true https://u:SECRET@h/x; MY_TOKEN=SECRET | !true https://u:•••@h/x; MY_TOKEN=••• | +"
            + " !true https://u:•••@h/x",
        "connect grpc://u:SECRET@h; MY_TOKEN=SECRET | connect grpc://u:•••@h; MY_TOKEN=••• | +"
            + " connect grpc://u:•••@h",
        "okta connect http://127.0.0.1:1 --token SECRET; MY_TOKEN=SECRET | okta connect"
            + " http://127.0.0.1:1 --token •••; MY_TOKEN=••• | + okta connect http://127.0.0.1:1"
            + " --token •••",
        "okta connect http://127.0.0.1:1 --token @file; MY_TOKEN=SECRET | okta connect"
            + " http://127.0.0.1:1 --token @file; MY_TOKEN=••• | + okta connect http://127.0.0.1:1"
            + " --token @file",
        "okta connect http://127.0.0.1:1 --client-id a --private-key=SECRET; MY_TOKEN=SECRET | okta"
            + " connect http://127.0.0.1:1 --client-id a --private-key=•••; MY_TOKEN=••• | + okta"
            + " connect http://127.0.0.1:1 --client-id a --private-key=•••",
        "!true --client-secret=SECRET; MY_TOKEN=SECRET | !true --client-secret=•••; MY_TOKEN=••• |"
            + " + !true --client-secret=•••",
      })
  void whatComesIn(String typed, String history, String trace) throws IOException {
    Shown shown = session(true, typed.replace("SEC\"RET\"", "pl4nted-'s3cret-0f'-a-kind"));
    assertThat(shown.history().lines().findFirst()).contains(history);
    assertThat(shown.errors()).contains(trace).contains("•••");
    assertThat(shown.all()).doesNotContain(SECRET).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<EOF",
        "-f - <<EOF",
        "--dry-run <<EOF",
      })
  void whatComesInADocument(String how) throws IOException {
    Shown shown = session(true, CONFIGURATION.formatted(how, SECRET));
    assertThat(shown.all()).doesNotContain(SECRET);
    Files.writeString(
        directory.resolve("config"),
        CONFIGURATION.formatted("", SECRET).replaceFirst("auth.*\n", "").replace("EOF", ""));
    assertThat(session(true, "auth set-config --offline -f config").all()).doesNotContain(SECRET);
  }

  /** A document with a secret: what is typed above it, and what it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "idp create-connector <<EOF ¦ {id: m, name: M, type: mockPassword, config: {username: a,"
            + " password: SECRET}}",
        "idp create-connector <<EOF ¦ {id: m, name: M, type: ldap, config: {bindPW: SECRET, host:"
            + " [wrong]}}",
        "idp update-connector <<EOF ¦ {id: m, type: oidc, config: {clientSecret: SECRET}}",
        "idp create-client <<EOF    ¦ {id: c, name: C, secret: SECRET}",
        "idp update-client <<EOF    ¦ {id: c, secret: SECRET}",
        "idp create-client --nope <<EOF ¦ {id: c, name: C, secret: SECRET}",
      })
  void whatComesInAnIdentityDocument(String typed, String document) throws IOException {
    String input = typed + "\n" + document.replace("SECRET", SECRET) + "\nEOF";
    assertThat(session(true, input).all()).doesNotContain(SECRET);
  }

  /** What puts an issued token into $T, and what a trace shows of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "T=$(auth get-robot-token ci -q)                  ¦ + T=•••",
        "export T=$(auth get-robot-token ci -q)           ¦ + export T=•••",
        "T=$(auth get-robot-token ci)                     ¦ + 'T=Token: •••'",
        "T=\"a $(auth get-robot-token ci -q) b\"          ¦ + 'T=a ••• b'",
        "T=$(auth rotate-root-token -q)                   ¦ + T=•••",
        "T=$(auth get-robot-token ci -q | tr a-f A-F)     ¦ + T=•••",
        "T=$(auth get-robot-token ci -o json | tail -c +3 | tr a-f A-F) ¦ •••",
        "T=$(echo $(auth get-robot-token ci -q))          ¦ + T=•••",
        "T=$(echo $(auth get-robot-token ci -q) | rev)    ¦ + T=•••",
        "auth get-robot-token ci -q > f; T=$(!cat f)      ¦ + T=•••",
        "A=$(auth get-robot-token ci -q); T=$A            ¦ + T=•••",
        "T=$(config get context local --show-secrets -o json) ¦ •••",
      })
  void whatComesOut(String typed, String trace) throws IOException {
    Shown shown =
        session(
            false,
            typed,
            "echo $T > kept",
            "cd $T",
            "auth get repo $T",
            "!$T",
            "auth login $T",
            "auth add repoReader robot:$T project default",
            "echo $(auth use-auth-token $T)");
    assertThat(shown.errors()).contains(trace);
    String kept = Files.readString(directory.resolve("kept"));
    Matcher token = Pattern.compile("[0-9a-fA-F]{32}").matcher(kept);
    assertThat(token.find()).as(kept).isTrue();
    assertThat(shown.all()).doesNotContain(token.group()).doesNotContainPattern("[0-9a-fA-F]{32}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth activate SECRET",
        "auth activate --initial-admin robot:a SECRET",
        "auth use-auth-token @file SECRET",
        "auth use-auth-token -SECRET",
        "auth whoami SECRET",
        "auth get-robot-token ci SECRET",
        "auth get-robot-token ci --token SECRET",
        "auth get-robot-token ci --ttl SECRET",
        "auth get-robot-token ci --ttl=SECRET",
        "auth get-robot-token ci --token=SECRET",
        "auth use-auth-tokn SECRET",
        "auth SECRET",
        "auth use-auth-token --quiet=SECRET",
        "auth login --no-browser=SECRET",
        "auth login --timeout SECRET",
        "auth activate --supply-root-token SECRET",
        "auth activate --supply-root-token=SECRET",
        "auth whoami -o SECRET",
        "auth whoami --output=SECRET",
        "auth list-tokens SECRET",
        "auth revoke --token SECRET SECRET",
        "pachctl SECRET",
        "SECRET",
        "-SECRET",
        "auth check SECRET repo x",
        "rehearsal start --port SECRET",
        "auth use-auth-token SECRET (",
        "(auth use-auth-token SECRET)",
        "if auth use-auth-token SECRET; then",
        "auth use-auth-token \"SECRET$((1))\"",
        "auth use-auth-token SECRET 2> x",
        "auth use-auth-token SECRET &",
        "pachctl auth use-auth-tokn SECRET *",
        "A=b auth use-auth-token SECRET",
        "MY_TOKEN=SECRET*",
        "export MY_TOKEN=\"SECRET`x`\"",
        "auth use-auth-token <<EOF~SECRET~${x/y}~EOF",
        "auth use-auth-token <<EOF~${x/y}SECRET~EOF",
      })
  void mistakes(String typed) throws IOException {
    Shown shown = session(false, typed);
    assertThat(shown.all()).doesNotContain(SECRET);
    assertThat(shown.errors()).contains("error: ");
  }

  /** What goes wrong between two lines: leaving, a paste that is asked about, saving at the end. */
  @Test
  void whatNoLineIsToBlameFor() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, err, err);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(true, false, false),
            Map.of("PACHSH_HOME", directory.resolve("home").toString(), "TERM", "dumb"),
            directory,
            interrupts -> new TypingConsole(List.<String>of().iterator(), err, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.session().secrets().learn(Secret.of(SECRET));
      Failure failure = new Failure(Exit.FAILED, "It broke at " + SECRET + ".", "See " + SECRET);
      application.execution().engine(streams).tell(failure);
      assertThat(application.execution().runner().told(failure).sentence())
          .isEqualTo("It broke at •••.");
    }
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: It broke at •••.\n  See •••\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tokn=SECRET",
        "--tokn|SECRET",
        "-c|save|SECRET",
        "--color=SECRET",
        "-o|SECRET|auth|whoami",
        "auth|activate|SECRET",
        "-c|auth use-auth-token SECRET",
        "-c|export HTTPS_PROXY=http://u:SECRET@h",
        "-c|ALL_PROXY=u:SECRET@h",
        "-D|HTTPS_PROXY=u:SECRET@h|auth|whoami",
        "-c|auth use-auth-token SECRET (",
        "--check|-c|auth activate SECRET",
      })
  void mistakesOnTheCommandLine(String arguments) {
    ScriptedRun run =
        ScriptedRun.of(directory, arguments.replace("SECRET", SECRET).split("\\|", -1));
    assertThat(run.status()).isNotZero();
    assertThat(run.err()).isNotEmpty().doesNotContain(SECRET);
  }

  /** Types these inputs with {@code -x}. {@code known} then quotes and logs the secret. */
  private Shown session(boolean known, String... inputs) throws IOException {
    Files.writeString(directory.resolve("file"), SECRET + "\n");
    List<String> typed = new ArrayList<>(List.of(" " + ACTIVATE));
    for (String input : inputs) {
      typed.addAll(input.replace("SECRET", SECRET).replace('~', '\n').lines().toList());
    }
    if (known) {
      typed.add("cd " + SECRET);
      typed.add("auth get repo 'my " + SECRET + "'");
      typed.add("!" + SECRET);
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            true,
            out,
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    Path log = directory.resolve("home/pachsh.log");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PACHSH_HOME", directory.resolve("home").toString());
    environment.put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    environment.put("OUTSIDE", SECRET);
    environment.put("TERM", "dumb");
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            new Streams(InputStream.nullInputStream(), false, out, out),
            new Terminals(true, false, false),
            environment,
            directory,
            interrupts -> new TypingConsole(typed.iterator(), out, () -> write(log, known)));
    Options options = new Options();
    options.trace = true;
    try (Application application =
        new Application(options, Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    Path history = directory.resolve("home/history");
    return new Shown(
        Files.exists(history) ? Files.readString(history) : "",
        errors.toString(StandardCharsets.UTF_8),
        Files.exists(log) ? Files.readString(log) : "");
  }

  private static void write(Path log, boolean known) {
    if (!known) {
      return;
    }
    try {
      new LogFile(log).append(Instant.EPOCH, "sent " + SECRET, new IOException(SECRET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
