package io.pachsh.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How many columns the screen has, found without loading the line editor. */
final class ScreenWidth {
  /** What is assumed where there is no screen. */
  static final int WITHOUT_SCREEN = 80;

  private ScreenWidth() {}

  /** The width by {@code COLUMNS}, which a person may set, else by what {@code stty} says. */
  static int ofThisTerminal() {
    int told = number(System.getenv("COLUMNS"));
    return told > 0 ? told : asked();
  }

  private static int asked() {
    try {
      Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
      String rowsAndColumns =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      int columns = number(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
      return columns > 0 ? columns : WITHOUT_SCREEN;
    } catch (IOException e) {
      return WITHOUT_SCREEN;
    }
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
