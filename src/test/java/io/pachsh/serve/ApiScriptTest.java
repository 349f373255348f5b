package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each call answers, its success and its errors, as {@code calls.txt} writes it down. */
class ApiScriptTest {
  /** Of what is never there. */
  private static final Set<String> NEVER_SUCCEEDING =
      Set.of("auth_v2.API/Authenticate", "pfs_v2.API/ListFile", "pps_v2.API/InspectPipeline");

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
  void everyCallSucceedsOnceAtLeast() throws IOException {
    List<String> succeeding = new ArrayList<>();
    for (ApiScript.Step step : ApiScript.read("/serve/calls.txt").steps()) {
      if (step.expected().isEmpty() || !step.expected().get(0).startsWith("!")) {
        succeeding.add(step.call());
      }
    }
    assertThat(succeeding)
        .containsAll(
            WireCall.all()
                .map(WireCall::name)
                .filter(name -> !NEVER_SUCCEEDING.contains(name))
                .toList());
  }

  private void play(Optional<TlsPair> tls) throws IOException {
    try (ServedPractice practice =
        ServedPractice.activated(directory.resolve("cluster"), tls, ServedPractice.LIMITS)) {
      ApiScript.read("/serve/calls.txt").play(practice);
    }
  }
}
