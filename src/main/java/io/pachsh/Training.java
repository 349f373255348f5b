package io.pachsh;

import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code --train} does: uses pachsh once in all its ways, so that the launcher's class-data
 * archive holds what a start loads. The launcher gives it a state directory to throw away.
 */
final class Training {
  /** Commands that need no other program, and whose classes most sessions load. */
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

  /** The same cluster served, and asked as a real one is. */
  private static final String REMOTE_SCRIPT =
      """
      TOKEN=$(auth get-robot-token training -q)
      serve --background --port 0 --context-name training %s
      config set active-context pachctl/training
      auth use-auth-token <<EOF
      $TOKEN
      EOF
      auth whoami
      auth get project default
      inspect cluster
      list repo
      config set active-context local
      serve stop
      config delete context pachctl/training
      """;

  private Training() {}

  /** Returns the exit status: that of the first run that did not end well. */
  static int run() {
    List<List<String>> runs = new ArrayList<>();
    runs.add(List.of("--save", "--insecure-inline", "-c", SCRIPT));
    runs.add(List.of("auth", "whoami"));
    runs.add(List.of("auth", "get-robot-token", "training", "--ttl", "1h", "-q"));
    runs.add(List.of("version"));
    runs.add(List.of("-c", REMOTE_SCRIPT.formatted("")));
    TrainingCertificate.make()
        .map(TrainingCertificate::options)
        .ifPresent(options -> runs.add(List.of("-c", REMOTE_SCRIPT.formatted(options))));
    int first = 0;
    for (List<String> args : runs) {
      int status = scripted(args.toArray(String[]::new));
      first = first == 0 ? status : first;
    }
    int typed = interactive();
    return first == 0 ? typed : first;
  }

  /** A run that nobody watches. */
  private static int scripted(String[] args) {
    Terminals terminals = new Terminals(false, false, false);
    Streams streams = new Streams(nothing(), false, unseen(), unseen());
    return launched(
        args, streams, terminals, interrupts -> new JLineConsole(terminals, interrupts));
  }

  /** The prompt, on a pseudo-terminal of the run's own. */
  private static int interactive() {
    Terminals terminals = new Terminals(true, true, true);
    InputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    return launched(
        new String[0],
        new Streams(keys, true, unseen(), unseen()),
        terminals,
        interrupts ->
            JLineConsole.apart(terminals, interrupts, keys, OutputStream.nullOutputStream()));
  }

  /** Whatever the person's environment chooses, a training never reaches a cluster of theirs. */
  private static int launched(
      String[] args,
      Streams streams,
      Terminals terminals,
      Function<Interrupts, LineConsole> console) {
    return Launch.run(
        args,
        new Surroundings(
            streams,
            new Streams(nothing(), false, unseen(), unseen()),
            terminals,
            ScratchEnvironment.of(OwnLocale.restoredIn(System.getenv())),
            Path.of("").toAbsolutePath(),
            console));
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }

  private static PrintStream unseen() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
