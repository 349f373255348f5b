package io.pachsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "pachd.example.com, grpc://pachd.example.com:30650",
    "pachd:1650, grpc://pachd:1650",
    "grpc://10.0.0.1, grpc://10.0.0.1:30650",
    "http://host:80, grpc://host:80",
    "http://host, grpc://host:30650",
    "https://host, grpcs://host:30650",
    "GRPCS://host:443, grpcs://host:443",
    "host:, grpc://host:30650",
    "[::1], grpc://[::1]:30650",
    "grpcs://[2001:db8::1]:443, grpcs://[2001:db8::1]:443",
    "grpc://[fe80::1%eth0]:1650, grpc://[fe80::1%eth0]:1650",
    "unix:///run/pachd.sock, unix:///run/pachd.sock",
    "my_host-1.local:65535, grpc://my_host-1.local:65535",
    "bücher.example, grpc://bücher.example:30650",
  })
  void isMadeWhole(String written, String whole) {
    assertThat(Address.parse(written).text()).isEqualTo(whole);
    assertThat(Address.parse(whole)).isEqualTo(Address.parse(written));
  }

  @ParameterizedTest
  @CsvSource({
    "'', no pachd address specified",
    "' ', no pachd address specified",
    "host/, pachd address should not include a path",
    "grpc://host:1650/a?b#c, pachd address should not include a path",
    "grpc://user:pass@host, pachd address should not include login credentials",
    "grpcs://host?a=b, pachd address should not include a query string",
    "host#frag, pachd address should not include a fragment",
    "ftp://host, unrecognized scheme in pachd address: ftp",
    "://host, 'unrecognized scheme in pachd address: '",
    "host:0, '''0'' is no port in a pachd address'",
    "host:99999999999, '''99999999999'' is no port in a pachd address'",
    "host:abc, '''host:abc'' is no host and port in a pachd address'",
    "::1, '''::1'' is no host and port in a pachd address'",
    "a b, '''a b'' is no host in a pachd address'",
    "[example.com], '''example.com'' is no host in a pachd address'",
    "[12345::], '''12345::'' is no host in a pachd address'",
    ":30650, ''''' is no host in a pachd address'",
  })
  void isRefusedInPachctlsWords(String written, String sentence) {
    assertThatThrownBy(() -> Address.parse(written))
        .isInstanceOf(Failure.class)
        .hasMessage(sentence);
  }

  @Test
  void neverRepeatsAPassword() {
    assertThatThrownBy(() -> Address.parse("grpc://me:hunter2@host:1650"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.sentence() + failure.hint()).doesNotContain("hunter2");
              assertThat(failure.hint()).contains("Write 'grpc://host:1650' alone.");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "grpc://::1:30650, grpc://[::1]:30650",
    "grpcs://2001:db8::1:443, grpcs://[2001:db8::1]:443",
    "grpc://[::1]:1650, grpc://[::1]:1650",
    "grpc://host:1650, grpc://host:1650",
  })
  void isStoredByPachctlWithoutBrackets(String stored, String whole) {
    assertThat(Address.stored(stored).text()).isEqualTo(whole);
  }
}
