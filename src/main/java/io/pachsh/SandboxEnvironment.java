package io.pachsh;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment of work on clusters that are thrown away: nothing in it leads to another. */
final class SandboxEnvironment {
  /** What would choose a real cluster, or sign in to one. */
  private static final Set<String> LEADS_OUTSIDE =
      Set.of(
          "PACHD_ADDRESS",
          "PACH_CA_CERTS",
          "PACH_CONTEXT",
          "PACH_ENTERPRISE_CONTEXT",
          "PACHSH_TOKEN");

  private SandboxEnvironment() {}

  /** The same, without what leads outside; it can be changed. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> inside = new HashMap<>(environment);
    inside.keySet().removeAll(LEADS_OUTSIDE);
    return inside;
  }
}
