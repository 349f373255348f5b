package io.pachsh.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom somebody unknown may have been meant as. */
class UnknownPrincipalTest {
  private static final SortedSet<Principal> KNOWN =
      new TreeSet<>(
          Stream.of(
                  "okta:ada@example.com",
                  "okta:test@pachyderm.com",
                  "robot:ci",
                  "robot:deploy",
                  "group:devs",
                  "group/okta:data-science")
              .map(Principal::new)
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          okta:tset@pachyderm.com  | okta:test@pachyderm.com
          okta:test@pachydrm.com   | okta:test@pachyderm.com
          user:ada@example.com     | okta:ada@example.com
          Okta:ada@example.com     | okta:ada@example.com
          okta:Ada@example.com     | okta:ada@example.com
          robot:depoly             | robot:deploy
          group:dves               | group:devs
          group:data-science       | group/okta:data-science
          okta:ad@example.com      | okta:ada@example.com
          okta:ada                 | okta:ada@example.com
          ada                      | okta:ada@example.com
          Ada                      | okta:ada@example.com
          tset                     | okta:test@pachyderm.com
          depoly                   | robot:deploy
          ada@exmaple.com          | okta:ada@example.com
          """)
  void findsTheNearest(String unknown, String nearest) {
    assertThat(UnknownPrincipal.among(KNOWN, new Principal(unknown)).nearest())
        .containsExactly(new Principal(nearest));
  }

  @ParameterizedTest
  @CsvSource({
    "okta:grace@example.com",
    "okta:zed@example.com",
    "okta:eve@example.com",
    "okta:ada@elsewhere.org",
    "robot:ada",
    "group:ada",
    "robot:xy",
    "group:deploy",
    "robot:devs",
    "x"
  })
  void findsNobodyElse(String unknown) {
    assertThat(UnknownPrincipal.among(KNOWN, new Principal(unknown)).nearest()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "person2345, okta:person2345@example.com",
    "okta:peson2345@example.com, okta:person2345@example.com"
  })
  void findsTheNearestAmongMany(String unknown, String nearest) {
    SortedSet<Principal> many = new TreeSet<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(new Principal("okta:person" + i + "@example.com"));
    }
    assertThat(UnknownPrincipal.among(many, new Principal(unknown)).nearest())
        .first()
        .isEqualTo(new Principal(nearest));
  }
}
