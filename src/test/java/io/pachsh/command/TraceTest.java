package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
  @Test
  void showsWordsAsTypedAndHidesSecrets() {
    List<String> shown = new ArrayList<>();
    Variables variables = new Variables(Map.of("OKTA_CLIENT_SECRET", "s3cret"));
    Trace trace = new Trace(shown::add, words -> words, variables);
    trace.accept(List.of("echo", "a b", "it's", ""));
    trace.accept(List.of("api_token=xyz"));
    trace.accept(List.of("!curl", "-u", "me:s3cret"));
    assertThat(shown)
        .containsExactly("+ echo 'a b' 'it'\\''s' ''", "+ api_token=•••", "+ !curl -u me:•••");
  }
}
