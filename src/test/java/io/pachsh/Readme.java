package io.pachsh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What README.md shows on screens: its blocks marked {@code console}, in their order.
 *
 * @param sessions what is typed and answered in the console, as a transcript
 * @param commands what is typed at the operating system's prompt
 */
public record Readme(String sessions, List<Command> commands) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final String START = "$ scripts/pachsh";
  private static final String LEFT_OUT = "…";

  /** A command line, and what it prints; a line {@code …} stands for any lines. */
  public record Command(String line, List<String> answer) {
    /** What the answer must match. */
    public String pattern() {
      return answer.stream()
          .map(each -> each.equals(LEFT_OUT) ? "(?:.*\n)*?" : Pattern.quote(each) + "\n")
          .collect(Collectors.joining());
    }
  }

  /** The text without what differs from run to run, and with addresses and tokens cut short. */
  public static String shortened(String text) {
    return TranscriptRun.masked(text)
        .replaceAll("(client_id=)\\S+", "$1…")
        .replace("<home>/pachsh/serve.log", "~/.local/state/pachsh/serve.log")
        .replaceAll("(Token of \\S+ )\\S+", "$1…");
  }

  public static Readme read() throws IOException {
    StringBuilder sessions = new StringBuilder();
    List<Command> commands = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(shortened(Files.readString(Path.of("README.md"))));
    while (blocks.find()) {
      boolean inSession =
          !blocks.group(1).startsWith("$ ") || blocks.group(1).startsWith(START + "\n");
      for (String line : blocks.group(1).lines().toList()) {
        if (line.equals(START)) {
          sessions.append(sessions.isEmpty() ? "" : Transcript.BOUNDARY + "new session\n");
        } else if (inSession) {
          sessions.append(line).append('\n');
        } else if (line.startsWith("$ ")) {
          commands.add(new Command(line.substring(2), new ArrayList<>()));
        } else {
          commands.get(commands.size() - 1).answer().add(line);
        }
      }
    }
    return new Readme(sessions.toString(), commands);
  }
}
