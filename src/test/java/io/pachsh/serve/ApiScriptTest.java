package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each call answers, its success and its errors, as {@code calls.txt} writes it down: {@code
 * WHO CALL REQUEST} in protobuf's text format, then {@code = ANSWER} or {@code ! CODE TEXT}. A name
 * in angle brackets stands for any text, which {@code $name} repeats later.
 */
class ApiScriptTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z0-9]+)>");

  @TempDir private Path directory;

  @Test
  void everyCallAnswersAsWritten() throws Exception {
    play(Optional.empty());
  }

  @Test
  void everyCallAnswersAsWrittenThroughTls() throws Exception {
    play(Optional.of(TlsPair.in(directory)));
  }

  @Test
  void everyCallOfAccessAndIdentitySucceedsOnceAtLeast() throws IOException {
    List<String> succeeding = new ArrayList<>();
    for (Step step : steps()) {
      if (!step.expected().get(0).startsWith("!")) {
        succeeding.add(step.call());
      }
    }
    assertThat(succeeding)
        .containsAll(
            WireCall.all()
                .map(WireCall::name)
                .filter(name -> !name.equals("auth_v2.API/Authenticate"))
                .toList());
  }

  private record Step(int line, String who, String call, String request, List<String> expected) {}

  private static List<Step> steps() throws IOException {
    try (InputStream in = ApiScriptTest.class.getResourceAsStream("/serve/calls.txt")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("=") || line.startsWith("!")) {
          steps.get(steps.size() - 1).expected().add(line);
        } else {
          String[] words = line.split(" ", 3);
          String[] service = words[1].split("/");
          String name = service[0] + "_v2.API/" + service[1];
          steps.add(
              new Step(
                  i + 1,
                  words[0],
                  name.replace("version_", "versionpb_"),
                  words.length > 2 ? words[2] : "",
                  new ArrayList<>()));
        }
      }
      return steps;
    }
  }

  private void play(Optional<TlsPair> tls) throws IOException {
    try (ServedPractice practice =
        ServedPractice.activated(directory.resolve("cluster"), tls, ServedPractice.LIMITS)) {
      ManagedChannel channel = practice.channel();
      Map<String, String> known = new HashMap<>();
      known.put("admin", practice.admin.orElseThrow().reveal());
      for (Step step : steps()) {
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
          found.add("! " + e.getStatus().getCode() + " " + e.getStatus().getDescription());
        }
        compare(step, found, known);
      }
      assertThat(practice.bugs).isEmpty();
    }
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
