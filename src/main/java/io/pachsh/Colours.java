package io.pachsh;

import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.util.Map;

/** Whether output is coloured: {@code --color}, {@code NO_COLOR}, {@code CLICOLOR_FORCE}. */
final class Colours {
  private Colours() {}

  /** The colours that suit: what {@code PACHSH_THEME} says, else the setting. */
  static Theme theme(boolean wanted, Map<String, String> environment, Session session) {
    if (!wanted) {
      return Theme.PLAIN;
    }
    String told = environment.getOrDefault("PACHSH_THEME", "");
    return Theme.named(told)
        .or(() -> Theme.named(session.setting(Settings.THEME)))
        .orElse(Theme.DARK);
  }

  static boolean wanted(Options.When when, Map<String, String> environment, Terminals terminals) {
    return switch (when) {
      case always -> true;
      case never -> false;
      case auto -> automatic(environment, terminals);
    };
  }

  private static boolean automatic(Map<String, String> environment, Terminals terminals) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
      return true;
    }
    return terminals.out()
        && terminals.err()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }
}
