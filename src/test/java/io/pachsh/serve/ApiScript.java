package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls and what each answers, as a file writes it down: {@code WHO CALL REQUEST} in protobuf's
 * text format, then a line {@code = ANSWER} for each answer, or {@code ! CODE TEXT}. A name in
 * angle brackets stands for any text, which {@code $name} repeats later. {@code let NAME = WORDS}
 * names the permissions of a list. Feeds of lines within a text are written {@code \\n}.
 */
record ApiScript(List<Step> steps, Map<String, String> lists) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z0-9]+)>");
  private static final String LET = "let ";

  record Step(int line, String who, String call, String request, List<String> expected) {}

  static ApiScript read(String resource) throws IOException {
    try (InputStream in = ApiScript.class.getResourceAsStream(resource)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Step> steps = new ArrayList<>();
      Map<String, String> lists = new HashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("=") || line.startsWith("!")) {
          steps.get(steps.size() - 1).expected().add(line);
        } else if (line.startsWith(LET)) {
          String[] list = line.substring(LET.length()).split(" = ", 2);
          lists.put(list[0], "permissions: " + list[1].replace(" ", " permissions: "));
        } else {
          steps.add(step(i + 1, line));
        }
      }
      return new ApiScript(steps, lists);
    }
  }

  private static Step step(int number, String line) {
    String[] words = line.split(" ", 3);
    String[] service = words[1].split("/");
    String name = service[0] + "_v2.API/" + service[1];
    return new Step(
        number,
        words[0],
        name.replace("version_", "versionpb_"),
        words.length > 2 ? words[2] : "",
        new ArrayList<>());
  }

  void play(ServedPractice practice) {
    ManagedChannel channel = practice.channel();
    Map<String, String> known = new HashMap<>(lists);
    practice.admin.ifPresent(token -> known.put("admin", token.reveal()));
    for (Step step : steps) {
      String[] tokens =
          step.who().equals("nobody")
              ? new String[0]
              : new String[] {known.getOrDefault(step.who(), step.who())};
      List<String> found = new ArrayList<>();
      try {
        WireCall.named(step.call())
            .send(channel, filled(step.request(), known), ServedPractice.metadata(tokens))
            .forEach(answer -> found.add(("= " + answer).strip()));
      } catch (StatusRuntimeException e) {
        String text = String.valueOf(e.getStatus().getDescription());
        found.add("! " + e.getStatus().getCode() + " " + text.replace("\n", "\\n"));
      }
      compare(step, found, known);
    }
    assertThat(practice.bugs).isEmpty();
  }

  private static void compare(Step step, List<String> found, Map<String, String> known) {
    assertThat(found).as("line %d", step.line()).hasSameSizeAs(step.expected());
    for (int i = 0; i < found.size(); i++) {
      String expected = filled(step.expected().get(i), known);
      List<String> names = new ArrayList<>();
      StringBuilder pattern = new StringBuilder();
      Matcher matcher = PLACEHOLDER.matcher(expected);
      int end = 0;
      while (matcher.find()) {
        pattern.append(Pattern.quote(expected.substring(end, matcher.start()))).append("([^\"]+)");
        names.add(matcher.group(1));
        end = matcher.end();
      }
      pattern.append(Pattern.quote(expected.substring(end)));
      Matcher match = Pattern.compile(pattern.toString()).matcher(found.get(i));
      assertThat(match.matches())
          .as("line %d: expected %s%nfound %s", step.line(), expected, found.get(i))
          .isTrue();
      for (int name = 0; name < names.size(); name++) {
        known.put(names.get(name), match.group(name + 1));
      }
    }
  }

  private static String filled(String text, Map<String, String> known) {
    String filled = text;
    for (Map.Entry<String, String> each : known.entrySet()) {
      filled = filled.replace("$" + each.getKey(), each.getValue());
    }
    return filled;
  }
}
