package io.pachsh.access;

import static org.assertj.core.api.Assertions.assertThat;

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
          """)
  void leavesNamesWhole(String name) {
    assertThat(PrincipalList.isList(name)).isFalse();
    assertThat(PrincipalList.in(name)).containsExactly(name);
  }
}
