package io.pachsh.interpreter;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.Position;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Runs commands, and says after a milestone what could come next, as the command's answer has it
 * ({@link io.pachsh.output.Answer.Leading}): each once in a session, and not for what scripts do.
 * {@code set hints off} ends it.
 */
public final class Hints implements CommandRunner {
  private final Runner runner;
  private final Session session;
  private final UnaryOperator<String> faint;
  private final Set<String> said = new HashSet<>();
  private int depth;

  /** {@code faint} makes a note look like one that may be skipped. */
  public Hints(Runner runner, Session session, UnaryOperator<String> faint) {
    this.runner = runner;
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
    Optional<String> next = runner.takeNext();
    if (depth == 0 && status == Exit.OK.status()) {
      next.ifPresent(what -> say(what, words, streams));
    }
    return status;
  }

  @Override
  public int report(Position where, Failure failure, Streams streams) {
    return runner.report(where, failure, streams);
  }

  private void say(String next, List<String> words, Streams streams) {
    if (Settings.HINTS.isOn(session.contexts()) && said.add(next)) {
      streams.showing(line -> runner.shown(words, line)).next(next, faint);
    }
  }
}
