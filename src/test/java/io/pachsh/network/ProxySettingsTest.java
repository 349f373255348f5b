package io.pachsh.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variable names the proxy, and what its value means. */
class ProxySettingsTest {
  private static Optional<ProxyServer> proxy(boolean secure, Map<String, String> environment) {
    return Network.of(environment).proxy(secure, "idp.example", secure ? 443 : 80);
  }

  @Test
  void eachSchemeHasItsVariableAndCapitalsComeFirst() {
    Map<String, String> all =
        Map.of("HTTPS_PROXY", "s:1", "https_proxy", "s:2", "HTTP_PROXY", "p:3", "ALL_PROXY", "a:4");
    assertThat(proxy(true, all)).map(ProxyServer::port).contains(1);
    assertThat(proxy(false, all)).map(ProxyServer::port).contains(3);
    assertThat(proxy(true, Map.of("https_proxy", "s:2"))).map(ProxyServer::port).contains(2);
    assertThat(proxy(false, Map.of("all_proxy", "a:4"))).map(ProxyServer::port).contains(4);
    assertThat(proxy(true, Map.of("HTTP_PROXY", "p:3"))).isEmpty();
    assertThat(proxy(true, Map.of("HTTPS_PROXY", ""))).isEmpty();
    assertThat(proxy(true, Map.of("HTTPS_PROXY", "s:1", "no_proxy", "idp.example"))).isEmpty();
    assertThat(Network.of(all).proxy(false, "[::1]", 80)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "proxy, http://proxy:80",
    "proxy:3128, http://proxy:3128",
    "http://proxy:3128/, http://proxy:3128",
    "https://proxy, https://proxy:443",
    "socks5://proxy, socks5://proxy:1080",
    "socks5h://proxy:9, socks5://proxy:9",
    "http://[2001:db8::1]:3128, http://[2001:db8::1]:3128",
    "http://[2001:db8::1], http://[2001:db8::1]:80",
    "http://ada:s3cret@proxy:3128, http://proxy:3128",
    "ada:s3cret@proxy:3128, http://proxy:3128",
    "http://ada:s3cret/x@proxy:3128, http://proxy:3128"
  })
  void anAddressIsReadAndShownWithoutItsLogin(String value, String shown) {
    ProxyServer proxy = proxy(true, Map.of("HTTPS_PROXY", value)).orElseThrow();
    assertThat(proxy.toString()).isEqualTo(shown + " (HTTPS_PROXY)");
    assertThat(proxy.login().toString()).doesNotContain("s3cret");
  }

  @Test
  void aLoginIsDecodedAndSecret() {
    ProxyServer proxy =
        proxy(true, Map.of("HTTPS_PROXY", "http://ada%40x:p%40ss+%2F:@proxy")).orElseThrow();
    ProxyServer.Login login = proxy.login().orElseThrow();
    assertThat(login.user()).isEqualTo("ada@x");
    assertThat(login.password().reveal()).isEqualTo("p@ss+/:");
    assertThat(proxy + " " + login).doesNotContain("p@ss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://s3cret@proxy",
        "http://u:s3cret@",
        "http://u:s3cret@proxy:x",
        "http://u:s3cret@a b"
      })
  void whatNamesNoProxyIsRefusedWithoutBeingQuoted(String value) {
    assertThatThrownBy(() -> proxy(true, Map.of("HTTPS_PROXY", value)))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.sentence() + failure.hint())
                    .contains("HTTPS_PROXY")
                    .doesNotContain("s3cret"));
  }
}
