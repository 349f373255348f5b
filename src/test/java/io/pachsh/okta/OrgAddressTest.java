package io.pachsh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pachsh.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are those of an Okta org, and what is meant by the others. */
class OrgAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.okta.com, https://example.okta.com",
    "https://example.okta.com/, https://example.okta.com",
    "HTTPS://Example.Okta.com, https://example.okta.com",
    "https://login.example.com:8443, https://login.example.com:8443",
    "http://127.0.0.1:8099, http://127.0.0.1:8099",
    "https://my-admin.example.com, https://my-admin.example.com",
  })
  void takesAnOrg(String written, String address) {
    assertThat(OrgAddress.parse(written)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "example.okta.com, https://example.okta.com",
    "http://example.okta.com, https://example.okta.com",
    "https://example-admin.okta.com, https://example.okta.com",
    "https://example-admin.oktapreview.com/admin/dashboard, https://example.oktapreview.com",
    "https://example.okta.com/oauth2/default, https://example.okta.com",
    "https://example.okta.com/app/UserHome?session=1, https://example.okta.com",
    "https://example.okta.com#top, https://example.okta.com",
    "https://me@example.okta.com, https://example.okta.com",
    "127.0.0.1:8099, http://127.0.0.1:8099",
    "ftp://example.okta.com, https://example.okta.com",
  })
  void saysWhatIsMeant(String written, String meant) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> OrgAddress.parse(written))
        .extracting(failure -> failure.hint().orElse(""))
        .asString()
        .startsWith("Perhaps you mean: okta connect " + meant)
        .doesNotContain(meant + "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "https://", "two words", "https://exa mple.okta.com", "https:///path"})
  void refusesWhatIsNoAddress(String written) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> OrgAddress.parse(written))
        .withMessageContaining("is no address of an Okta org");
  }
}
