package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole screens of the whole program. Each file of {@code screens} is one session: its size and
 * environment, {@code colours} if each screen shows them as {@code {31}red{0}}, then what is
 * pressed behind {@code ====} and the screen that follows. {@code -Dscreens.rewrite=true} writes
 * what was seen into the files. At the end nothing of the session is left in the terminal.
 */
class ScreensIT {
  private static final Path FILES = Path.of("src/test/resources/screens");
  private static final String STEP = "==== ";
  private static final String COLOURS = "colours";
  private static final Pattern STYLED = Pattern.compile("\\{[0-9;]*}");
  private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;]*)m");
  private static final Pattern TOKEN = Pattern.compile("<([A-Za-z0-9-]+)>|[^<]+|<");
  private static final Pattern SIZE = Pattern.compile("([0-9]+)x([0-9]+)");

  /** How often a screen must be seen unchanged before it is written into a file. */
  private static final int LOOKS = 40;

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> areAsWritten() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      String only = System.getProperty("screens.only", "");
      return files.filter(file -> file.toString().contains(only)).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }
  }

  private void play(Path file) throws IOException {
    String[] parts = Files.readString(file).split("(?m)^" + STEP, -1);
    Map<String, String> environment = new HashMap<>(Map.of("PAGER", "less", "VISUAL", "true"));
    Tmux.Size size = Tmux.Size.USUAL;
    for (String line : parts[0].lines().toList()) {
      Matcher asked = SIZE.matcher(line);
      if (asked.matches()) {
        size = size(asked);
      } else if (!line.equals(COLOURS)) {
        String[] variable = line.split("=", 2);
        environment.put(variable[0], variable[1]);
      }
    }
    boolean inColours = parts[0].lines().anyMatch(COLOURS::equals);
    StringBuilder seen = new StringBuilder(parts[0]);
    Path place = Files.createDirectory(directory.resolve(file.getFileName().toString()));
    try (Desk desk = new Desk(place)) {
      Tmux terminal = desk.start(size, environment);
      terminal.await(Desk::showsAPrompt, "a prompt");
      for (int i = 1; i < parts.length; i++) {
        int end = parts[i].indexOf('\n');
        String keys = parts[i].substring(0, end);
        press(terminal, keys);
        String expected = parts[i].substring(end + 1).stripTrailing();
        String plain = STYLED.matcher(expected).replaceAll("");
        String screen = look(terminal, inColours ? plain : expected, keys);
        screen = inColours ? styled(terminal) : screen;
        seen.append(STEP).append(keys).append('\n').append(screen).append('\n');
      }
      if (Boolean.getBoolean("screens.rewrite")) {
        Files.writeString(file, seen.toString());
      }
      if (environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"))) {
        assertThat(terminal.styledHistory()).doesNotContain("\u001b");
      }
      assertThat(Files.readString(file)).isEqualTo(seen.toString());
      terminal.requireAsBefore();
    }
  }

  private static String look(Tmux terminal, String expected, String keys) {
    if (Boolean.getBoolean("screens.rewrite")) {
      return masked(settled(terminal));
    }
    try {
      return masked(terminal.await(screen -> masked(screen).equals(expected), "what it should"));
    } catch (AssertionError e) {
      String screen = masked(terminal.screen());
      assertThat(screen).as("after " + keys).isEqualTo(expected);
      return screen;
    }
  }

  /** The screen with what differs from run to run replaced by as many other characters. */
  private static String masked(String screen) {
    return screen
        .replaceAll("\\b[0-3]\\d (?=[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d)", "07 ")
        .replaceAll("(?<=07 )[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d", "Aug 20 14:04")
        .replaceAll("\\b[0-9]{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2020-08-07T14:04:00Z")
        .replaceAll("\\b[0-9a-f]{32}\\b", "0123456789abcdef0123456789abcdef")
        .replaceAll("\\b(?=[0-9a-f]*\\d)[0-9a-f]{12}\\b", "0123456789ab");
  }

  /** The screen with its styles as numbers between braces. */
  private static String styled(Tmux terminal) {
    return STYLE.matcher(masked(terminal.styledScreen())).replaceAll("{$1}");
  }

  private static String settled(Tmux terminal) {
    int[] same = {0};
    String[] before = {""};
    return terminal.await(
        screen -> {
          same[0] = screen.equals(before[0]) ? same[0] + 1 : 0;
          before[0] = screen;
          return same[0] == LOOKS;
        },
        "a screen that stays");
  }

  private static void press(Tmux terminal, String keys) {
    if (keys.startsWith("<paste>")) {
      terminal.paste(keys.substring("<paste>".length()).replace("\\n", "\n"));
      return;
    }
    Matcher token = TOKEN.matcher(keys);
    while (token.find()) {
      String name = token.group(1);
      Matcher asked = SIZE.matcher(name == null ? "" : name);
      if (asked.matches()) {
        terminal.resize(size(asked));
      } else if (name != null) {
        terminal.key(name);
      } else {
        terminal.type(token.group());
      }
    }
  }

  private static Tmux.Size size(Matcher asked) {
    return new Tmux.Size(Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)));
  }
}
