package io.pachsh;

import io.pachsh.console.JLineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.failure.Exit;
import io.pachsh.pachd.PracticePachd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code --train} does: uses pachsh once in all its ways, so that the launcher's class-data
 * archive holds what a start loads. The launcher gives it a state directory to throw away.
 */
final class ArchiveTraining {
  /** Commands that need no network, and whose classes most sessions load. */
  private static final String SCRIPT =
      """
      ADMIN=$(auth activate --initial-admin robot:admin -q)
      auth use-auth-token <<EOF
      $ADMIN
      EOF
      auth whoami && auth whoami -o json
      auth set-config --offline <<EOF
      {
        "live_config_version": 2,
        "id_providers": [{"name": "okta", "description": "training", "oidc": {
          "issuer": "https://okta.example.com/oauth2",
          "client_id": "training",
          "client_secret": "training",
          "redirect_uri": "http://127.0.0.1:30657/authorization-code/callback",
          ignore_email_verified: true}}]
      }
      EOF
      auth get-config
      auth get-robot-token training --ttl 1h -q | cat
      status
      save
      config list context
      help
      """;

  /** What is typed at the prompt: lines that are completed, one that fails, and the end. */
  private static final String KEYS = "auth wh\t\rauth add repoReader robot:\t\rwhoami\rexit\r";

  /** What single commands do on a real cluster: its address, context, and what that needs too. */
  private static final String REMOTE_SCRIPT =
      """
      connect %s --alias %s
      %s
      auth use-auth-token <<EOF
      training
      EOF
      auth whoami
      auth get cluster
      inspect cluster
      """;

  private ArchiveTraining() {}

  /** Returns the exit status: that of the first run that did not end well. */
  static int run() {
    List<List<String>> runs = new ArrayList<>();
    runs.add(List.of("--save", "--insecure-inline", "-c", SCRIPT));
    runs.add(List.of("auth", "whoami"));
    runs.add(List.of("auth", "get-robot-token", "training", "--ttl", "1h", "-q"));
    runs.add(List.of("version"));
    int first = 0;
    for (List<String> args : runs) {
      int status = scripted(args);
      first = first == 0 ? status : first;
    }
    int typed = interactive();
    first = first == 0 ? typed : first;
    int remote = remote();
    return first == 0 ? remote : first;
  }

  /** Calls to a real cluster, in clear and with TLS where there is a certificate for it. */
  private static int remote() {
    int first = 0;
    try (PracticePachd pachd = PracticePachd.inClear()) {
      first = asking("grpc://127.0.0.1:" + pachd.port(), "plain", "");
    } catch (IOException e) {
      first = Exit.FAILED.status();
    }
    Optional<TrainingCertificate> tls = TrainingCertificate.make();
    if (tls.isEmpty()) {
      return first;
    }
    try (PracticePachd pachd = PracticePachd.withTls(tls.get().certificate(), tls.get().key())) {
      String trust = "config update context --server-cas '@%s'".formatted(tls.get().certificate());
      int status = asking("grpcs://127.0.0.1:" + pachd.port(), "encrypted", trust);
      return first == 0 ? status : first;
    } catch (IOException e) {
      return Exit.FAILED.status();
    }
  }

  private static int asking(String address, String context, String trust) {
    String script = REMOTE_SCRIPT.formatted(address, context, trust);
    return scripted(List.of("--save", "--insecure-inline", "-c", script));
  }

  /** A run that nobody watches, begun as the process begins one. */
  private static int scripted(List<String> args) {
    Terminals terminals = new Terminals(false, false, false);
    return Launch.run(
        args.toArray(String[]::new),
        new ProcessEnvironment(
            own(),
            own(),
            terminals,
            environment(),
            Path.of("").toAbsolutePath(),
            interrupts -> new JLineConsole(terminals, interrupts)));
  }

  /** The prompt, on a pseudo-terminal of the run's own. */
  private static int interactive() {
    Terminals terminals = new Terminals(true, true, true);
    InputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    return Launch.run(
        new String[0],
        new ProcessEnvironment(
            new Streams(keys, true, unseen(), unseen()),
            own(),
            terminals,
            environment(),
            Path.of("").toAbsolutePath(),
            interrupts ->
                JLineConsole.apart(terminals, interrupts, keys, OutputStream.nullOutputStream())));
  }

  /** Whatever the person's environment chooses, a training never reaches a cluster of theirs. */
  private static Map<String, String> environment() {
    return SandboxEnvironment.of(OwnLocale.restoredIn(System.getenv()));
  }

  private static Streams own() {
    return new Streams(nothing(), false, unseen(), unseen());
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }

  private static PrintStream unseen() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
