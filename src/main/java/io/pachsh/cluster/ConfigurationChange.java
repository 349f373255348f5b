package io.pachsh.cluster;

import io.pachsh.access.Principal;
import java.util.List;

/**
 * What setting the auth configuration brought about.
 *
 * @param version the live version now; 0 where none is kept
 * @param sessionsEnded how many tokens of a renamed or removed provider's users ended
 * @param orphans principals of that provider that still have role bindings, sorted
 */
public record ConfigurationChange(long version, int sessionsEnded, List<Principal> orphans) {
  public ConfigurationChange {
    orphans = List.copyOf(orphans);
  }
}
