package io.pachsh.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that list several principals, and names that only look so. */
class PrincipalListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          robot:a,robot:b              | robot:a robot:b
          okta:a@x.y,b@x.y             | okta:a@x.y okta:b@x.y
          robot:a, robot:b             | robot:a robot:b
          robot:a,                     | robot:a
          a,b                          | a b
          robot:a,allClusterUsers      | robot:a allClusterUsers
          group/okta:a,group/okta:b    | group/okta:a group/okta:b
          user:say"so,user:b           | user:say"so user:b
          user:o b@x,user:c            | user:o b@x user:c
          user:a=b,robot:c             | user:a=b robot:c
          """)
  void separatesAtCommas(String word, String names) {
    assertThat(PrincipalList.isList(word)).isTrue();
    assertThat(String.join(" ", PrincipalList.in(word))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          robot:a
          group:cn=devs,ou=lab
          group/ldap:CN=Data Science,OU=Groups,DC=example
          'user:Doe, Jane Ann'
          cn=Smith\\,Ann,ou=people
          user:cn=Smith\\,Ann\\, MD,ou=people
          user:cn="Smith,Ann",ou=people
          group:CN=a\\2Cb+uid=7,OU=x-1,2.5.4.11=lab
          robot:a\\,robot:b
          """)
  void leavesNamesWhole(String name) {
    assertThat(PrincipalList.isList(name)).isFalse();
    assertThat(PrincipalList.in(name)).containsExactly(name);
  }

  @Test
  void commasAloneNameNobody() {
    assertThat(PrincipalList.isList(",")).isTrue();
    assertThat(PrincipalList.in(" , ,")).isEmpty();
    assertThat(PrincipalList.sentence(",")).isEqualTo("',' names nobody.");
  }
}
