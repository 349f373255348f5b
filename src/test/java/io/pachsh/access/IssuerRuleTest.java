package io.pachsh.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerRuleTest {
  @Test
  void storesWhatIsPublished() {
    assertThat(IssuerRule.settle("https://a", "https://a").notes()).isEmpty();
    assertThat(IssuerRule.settle("https://a/", "https://a").issuer()).isEqualTo("https://a");
    assertThat(IssuerRule.settle("https://a", "https://a/").issuer()).isEqualTo("https://a/");
    assertThat(IssuerRule.settle("https://a", "https://a/").notes())
        .containsExactly(
            "The provider publishes its issuer with a final slash; stored as https://a/");
  }

  @Test
  void putsACaretBelowTheFirstDifference() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> IssuerRule.settle("https://a/realms/x", "https://a/realms/y"));
    assertThat(failure.hint().orElseThrow())
        .startsWith(
            """
              configured  https://a/realms/x
              published   https://a/realms/y
                                           ^
            """)
        .endsWith("write exactly: \"issuer\": \"https://a/realms/y\"");
    assertThatThrownBy(() -> IssuerRule.settle("https://a", "https://a//"))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> IssuerRule.settle("https://A", "https://a"))
        .isInstanceOf(Failure.class);
  }

  /** A template or nothing is no issuer that somebody could write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "https://login.example/{tenantid}/v2.0",
        "login.example",
        "https://a?b=c"
      })
  void advisesNoIssuerThatCannotBeOne(String published) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> IssuerRule.settle("https://a", published));
    assertThat(failure.hint().orElseThrow())
        .contains("can be no issuer")
        .doesNotContain("write exactly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RedirectRule.LOOPBACK,
        "http://localhost:1/x",
        "http://[::1]:8080/",
        "HTTP://127.9.8.7/"
      })
  void anEmbeddedClusterTakesLoopback(String uri) {
    assertThatCode(() -> RedirectRule.requireLoopback(uri)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://10.0.0.1/",
        "http://127.0.0.256/",
        "http://u@127.0.0.1/",
        "http://127.0.0.1/#f",
        "http://127.0.0.1:99999/",
        "http://[::2]/",
        "/x",
        "x y"
      })
  void anEmbeddedClusterRefusesAnythingElseNamingWhatWorks(String uri) {
    assertThatThrownBy(() -> RedirectRule.requireLoopback(uri))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.hint().orElseThrow()).contains(RedirectRule.LOOPBACK));
  }
}
