package io.pachsh;

import io.pachsh.console.JLineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code --train} does: uses pachsh once in all its ways, so that the launcher's class-data
 * archive holds what a start loads. The launcher gives it a state directory to throw away.
 */
final class Training {
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

  private Training() {}

  /** Returns the exit status: that of the first run that did not end well. */
  static int run() {
    int first = 0;
    for (List<String> args :
        List.of(
            List.of("--save", "--insecure-inline", "-c", SCRIPT),
            List.of("auth", "whoami"),
            List.of("auth", "get-robot-token", "training", "--ttl", "1h", "-q"),
            List.of("version"))) {
      int status = Main.run(args.toArray(String[]::new), nothing(), unseen(), unseen());
      first = first == 0 ? status : first;
    }
    int typed = interactive();
    return first == 0 ? typed : first;
  }

  /** The prompt, on a pseudo-terminal of the run's own. */
  private static int interactive() {
    Terminals terminals = new Terminals(true, true, true);
    InputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    Streams streams = new Streams(keys, true, unseen(), unseen());
    return Launch.run(
        new String[0],
        new Surroundings(
            streams,
            new Streams(nothing(), false, unseen(), unseen()),
            terminals,
            System.getenv(),
            Path.of("").toAbsolutePath(),
            interrupts ->
                JLineConsole.apart(terminals, interrupts, keys, OutputStream.nullOutputStream())));
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }

  private static PrintStream unseen() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
