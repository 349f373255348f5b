package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A console session as it looks on screen, in a file.
 *
 * @param head comments, for which clusters it holds and, if for embedded ones alone, why; up to a
 *     blank line
 * @param body what is on the screen
 */
record Transcript(String head, String body) {
  private static final Pattern TYPED =
      Pattern.compile(
          "(?:\\S+(?: \\(signed in\\)| \\S+)?\\*? > |(?:heredoc \\S+|quote"
              + " .|\\$\\(|\\\\|&&|\\|\\||\\|)> |<<< )(.*)");

  private static final Pattern SETTING = Pattern.compile("(?m)^environment: (\\w+)=(.*)$");

  /** What separates one session from the next: a line that begins so, and says how. */
  static final String BOUNDARY = "==== ";

  static Transcript read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int end = text.indexOf("\n\n") + 2;
    String head = text.substring(0, end);
    Transcript transcript = new Transcript(head, text.substring(end));
    assertThat(head)
        .as("the head of " + file)
        .containsPattern("(?m)^clusters: (any|embedded|real)$")
        .containsPattern(transcript.isFor("embedded") ? "(?m)^(lacks|about): \\S" : "");
    return transcript;
  }

  /** Whether its head says that it holds for these clusters: any, embedded or real. */
  boolean isFor(String clusters) {
    return head.lines().anyMatch(("clusters: " + clusters)::equals);
  }

  /** Whether what stands beside answers goes to a screen where somebody looks on. */
  boolean isWatched() {
    return head.lines().anyMatch("screen: watched"::equals);
  }

  /** How it is played; the first of them writes it. */
  List<Transport> transports() {
    List<Transport> all = new ArrayList<>(List.of(Transport.values()));
    if (isFor("embedded")) {
      all.removeIf(Transport::isRemote);
    } else if (!isFor("real")) {
      // What holds for any cluster was seen through gRPC twice already.
      all.remove(Transport.KUBERNETES);
    } else {
      all.removeIf(transport -> !transport.isRemote());
    }
    return all;
  }

  /** What the head adds to the environment, by lines such as {@code environment: NAME=value}. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    Matcher line = SETTING.matcher(head);
    while (line.find()) {
      environment.put(line.group(1), line.group(2));
    }
    return environment;
  }

  /** One session: how it begins, and what is typed in it, line by line. */
  record Section(String boundary, List<String> typed) {}

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    List<String> typed = new ArrayList<>();
    String boundary = "";
    for (String line : body.lines().toList()) {
      Matcher matcher = TYPED.matcher(line);
      if (line.startsWith(BOUNDARY)) {
        sections.add(new Section(boundary, typed));
        typed = new ArrayList<>();
        boundary = line;
      } else if (matcher.matches()) {
        typed.add(matcher.group(1));
      }
    }
    sections.add(new Section(boundary, typed));
    return sections;
  }
}
