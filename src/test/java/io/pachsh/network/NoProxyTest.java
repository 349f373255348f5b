package io.pachsh.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NO_PROXY as Go's net/http reads it. */
class NoProxyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com        | example.com     | 443 | true
          example.com        | www.example.com | 443 | true
          example.com        | notexample.com  | 443 | false
          EXAMPLE.com        | Www.Example.COM | 443 | true
          .example.com       | example.com     | 443 | false
          .example.com       | www.example.com | 443 | true
          *.example.com      | www.example.com | 443 | true
          *.example.com      | example.com     | 443 | false
          example.com:8443   | example.com     | 8443 | true
          example.com:8443   | www.example.com | 8443 | true
          example.com:8443   | example.com     | 443 | false
          example.com:       | example.com     | 443 | true
          a, b , example.com | example.com     | 80  | true
          ,,                 | example.com     | 80  | false
          *                  | example.com     | 80  | true
          a,*                | 10.1.2.3        | 80  | true
          10.1.2.3           | 10.1.2.3        | 80  | true
          10.1.2.3           | 10.1.2.33       | 80  | false
          10.1.2.3:80        | 10.1.2.3        | 80  | true
          10.1.2.3:80        | 10.1.2.3        | 81  | false
          10.0.0.0/8         | 10.255.1.1      | 80  | true
          10.0.0.0/8         | 11.0.0.1        | 80  | false
          10.1.2.3/31        | 10.1.2.2        | 80  | true
          10.0.0.0/8         | host10.0.0.0    | 80  | false
          10.0.0.0/33        | 10.0.0.1        | 80  | false
          2001:db8::/32      | 2001:db8:1::5   | 80  | true
          2001:db8::/32      | 2001:db9::5     | 80  | false
          [2001:db8::1]:80   | 2001:db8::1     | 80  | true
          [2001:db8::1]:80   | 2001:db8::1     | 81  | false
          2001:db8::1        | 2001:db8:0::1   | 80  | true
          [2001:db8::1]      | 2001:db8::1     | 80  | true
          bücher.example     | xn--bcher-kva.example | 80 | true
          ''                 | localhost       | 80  | true
          ''                 | 127.0.0.1       | 80  | true
          ''                 | 127.9.9.9       | 80  | true
          ''                 | ::1             | 80  | true
          ''                 | localhost.example | 80 | false
          ''                 | example.com     | 80  | false
          """)
  void coversWhatGoCovers(String list, String host, int port, boolean covered) {
    assertThat(NoProxy.parse(list).covers(host, port)).isEqualTo(covered);
  }
}
