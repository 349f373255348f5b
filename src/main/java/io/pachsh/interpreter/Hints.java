package io.pachsh.interpreter;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.Position;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands, and says after a milestone what could come next: once for each in a session, and
 * not for what scripts do. {@code set hints off} ends it.
 */
public final class Hints implements CommandRunner {
  /** The milestones: commands, and what is said when they have succeeded. */
  public static final Map<String, String> AFTER =
      Map.ofEntries(
          Map.entry(
              "rehearsal start",
              "'auth activate --initial-admin=robot:admin', then 'auth set-config' with these"
                  + " values"),
          Map.entry(
              "rehearsal misbehave",
              "'auth login' shows what that looks like, 'explain' what it means"),
          Map.entry(
              "auth activate",
              "'auth set-config' connects an identity provider; 'rehearsal start' is one to"
                  + " practise with"),
          Map.entry("auth set-config", "'auth login' tries it"),
          Map.entry(
              "auth login",
              "'auth whoami' says who you are; administrators give roles with 'auth add'"),
          Map.entry("auth get-robot-token", "'auth add' gives the robot roles"),
          Map.entry("auth add", "'auth explain' says why somebody may do something; 'undo' undoes"),
          Map.entry("config set context", "'config set active-context' goes there"),
          Map.entry("save", "'access export' writes who may do what as a file for version control"),
          Map.entry("undo", "'audit' lists what happened"));

  /** What is said instead on a real cluster, which some of it does not hold for. */
  public static final Map<String, String> AFTER_ON_A_REAL_CLUSTER =
      Map.of(
          "rehearsal start",
          "no real cluster can reach it: 'config set active-context local' goes to one to practise"
              + " on",
          "auth activate",
          "'auth get-config' shows how people log in; 'auth set-config' lets pachd ask an identity"
              + " provider of yours",
          "auth add",
          "'auth explain' says why somebody may do something; 'auth remove' takes a role away"
              + " again");

  private final Runner runner;
  private final CommandTree tree;
  private final Session session;
  private final UnaryOperator<String> faint;
  private final Set<String> said = new HashSet<>();
  private int depth;

  /** {@code faint} makes a note look like one that may be skipped. */
  public Hints(Runner runner, CommandTree tree, Session session, UnaryOperator<String> faint) {
    this.runner = runner;
    this.tree = tree;
    this.session = session;
    this.faint = faint;
  }

  @Override
  public boolean refusedLatest() {
    return runner.refusedLatest();
  }

  @Override
  public boolean isCommand(List<String> words) {
    return runner.isCommand(words);
  }

  @Override
  public boolean readsSecret(List<String> words) {
    return runner.readsSecret(words);
  }

  @Override
  public int run(Position where, List<String> words, Streams streams) {
    int status;
    depth++;
    try {
      status = runner.run(where, words, streams);
    } finally {
      depth--;
    }
    if (status == Exit.OK.status() && depth == 0) {
      say(words, streams);
    }
    return status;
  }

  @Override
  public int report(Position where, Failure failure, Streams streams) {
    return runner.report(where, failure, streams);
  }

  private void say(List<String> words, Streams streams) {
    if (!(tree.resolve(words) instanceof CommandTree.Resolution.Found found)) {
      return;
    }
    String next = next(found.entry().path());
    if (next != null
        && !onlyAsks(found.arguments())
        && Settings.HINTS.isOn(session.contexts())
        && said.add(found.entry().path())) {
      streams.showing(line -> runner.shown(words, line)).next(next, faint);
    }
  }

  private @Nullable String next(String path) {
    String always = AFTER.get(path);
    return session.context().isEmbedded()
        ? always
        : AFTER_ON_A_REAL_CLUSTER.getOrDefault(path, always);
  }

  private static boolean onlyAsks(List<String> arguments) {
    return arguments.contains("--help")
        || arguments.contains("-h")
        || arguments.contains("--dry-run");
  }
}
