package io.pachsh.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a variable that is not set. */
class UnsetVariableTest {
  private static final Set<String> SET = Set.of("OKTA_ISSUER", "HOME", "MY_TOKEN");

  @ParameterizedTest
  @CsvSource({
    "OKTA_ISUER, Did you mean OKTA_ISSUER?",
    "okta_issuer, Did you mean OKTA_ISSUER?",
    "MYTOKEN, Did you mean MY_TOKEN?",
    "OKTA_CLIENT_ID, sets OKTA_CLIENT_ID",
    "OKTA_CLINT_ID, Did you mean OKTA_CLIENT_ID? 'rehearsal start' sets OKTA_CLIENT_ID"
  })
  void namesWhatIsMeant(String name, String advice) {
    assertThat(UnsetVariable.advice(name, SET).orElseThrow()).contains(advice);
  }

  @Test
  void saysNothingOfOthers() {
    for (String name : List.of("NOPE", "X", "HUGE", "OKTA")) {
      assertThat(UnsetVariable.advice(name, SET)).as(name).isEmpty();
    }
  }
}
