package io.pachsh.pachd;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers. */
final class Heard implements Listener {
  final List<String> ids = new CopyOnWriteArrayList<>();
  final List<String> notices = new CopyOnWriteArrayList<>();
  volatile int changes;

  /** A cluster whose words are remembered. */
  PachdCluster at(Endpoint endpoint) {
    return new PachdCluster(endpoint, this, Map.of(), Clock.systemUTC());
  }

  @Override
  public void deploymentId(String id) {
    ids.add(id);
  }

  @Override
  public void change() {
    changes++;
  }

  @Override
  public void notice(String sentence) {
    notices.add(sentence);
  }
}
