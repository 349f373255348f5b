package io.pachsh;

import java.util.HashMap;
import java.util.Map;

/**
 * The person's own locale. The launcher starts java in one that surely is there and is UTF-8, or
 * arguments would be read wrongly; the programs that pachsh starts are to have the person's.
 */
final class OwnLocale {
  private static final String VARIABLE = "LC_ALL";

  /** What the launcher found in {@value #VARIABLE}, empty for nothing; absent if it left it. */
  private static final String PROPERTY = "pachsh.locale";

  private OwnLocale() {}

  /** The environment as the person has it. */
  static Map<String, String> restoredIn(Map<String, String> environment) {
    String own = System.getProperty(PROPERTY);
    if (own == null) {
      return environment;
    }
    Map<String, String> restored = new HashMap<>(environment);
    if (own.isEmpty()) {
      restored.remove(VARIABLE);
    } else {
      restored.put(VARIABLE, own);
    }
    return restored;
  }
}
