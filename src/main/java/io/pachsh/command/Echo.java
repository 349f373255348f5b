package io.pachsh.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code echo} prints, as {@code dash} does it: the XSI escapes of POSIX.1-2017 XCU echo,
 * octal numbers without the leading zero too, {@code \e} for escape, and a first argument {@code
 * -n}.
 */
public final class Echo {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Echo() {}

  /** The text for these arguments, final newline included. Octal escapes are bytes of UTF-8. */
  public static String text(List<String> arguments) {
    boolean newline = arguments.isEmpty() || !arguments.get(0).equals("-n");
    String line = String.join(" ", newline ? arguments : arguments.subList(1, arguments.size()));
    if (line.indexOf('\\') < 0) {
      return newline ? line + "\n" : line;
    }
    Echo echo = new Echo();
    if (echo.escaped(line) && newline) {
      echo.out.write('\n');
    }
    return echo.out.toString(StandardCharsets.UTF_8);
  }

  /** Whether it came to the end; {@code \c} stops everything. */
  private boolean escaped(String line) {
    int at = 0;
    while (at < line.length()) {
      int backslash = line.indexOf('\\', at);
      if (backslash < 0 || backslash == line.length() - 1) {
        plain(line.substring(at));
        return true;
      }
      plain(line.substring(at, backslash));
      char next = line.charAt(backslash + 1);
      if (next == 'c') {
        return false;
      }
      at = next >= '0' && next <= '7' ? octal(line, backslash + 1) : letter(next, backslash + 1);
    }
    return true;
  }

  private int letter(char c, int at) {
    int found = "abefnrtv\\".indexOf(c);
    if (found < 0) {
      out.write('\\');
      return at;
    }
    out.write("\007\b\033\f\n\r\t\013\\".charAt(found));
    return at + 1;
  }

  /** A zero and up to three digits more, or up to three digits without it. */
  private int octal(String line, int start) {
    int at = line.charAt(start) == '0' ? start + 1 : start;
    int limit = Math.min(line.length(), at + 3);
    int value = 0;
    while (at < limit && line.charAt(at) >= '0' && line.charAt(at) <= '7') {
      value = value * 8 + line.charAt(at) - '0';
      at++;
    }
    out.write(value);
    return at;
  }

  private void plain(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
