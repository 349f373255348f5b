package io.pachsh.kube;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A pod, as 'kubectl get pods' sees it.
 *
 * @param ready how many of its containers are
 * @param status the words of kubectl's column, such as {@code CrashLoopBackOff}
 * @param ports those of its ports that have names
 */
public record Pod(Name name, Count ready, String status, Life life, Map<String, Integer> ports) {
  /** Where it is. */
  public record Name(String namespace, String name) {}

  /** How many of how many. */
  public record Count(int of, int all) {
    @Override
    public String toString() {
      return of + "/" + all;
    }
  }

  /**
   * How long it lives, and how it went.
   *
   * @param lastRestart empty where there was none
   */
  public record Life(Optional<Instant> created, int restarts, Optional<Instant> lastRestart) {}

  public Pod {
    ports = Map.copyOf(ports);
  }

  /** Whether it takes connections. */
  public boolean isReady() {
    return status.equals("Running") && ready.of() == ready.all() && ready.all() > 0;
  }
}
