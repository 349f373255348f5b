package io.pachsh.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameIndexTest {
  private static final NameIndex FEW =
      names("robot:ci", "robot:cd", "user:ada@example.com", "user:Grace@example.com", "pach:root");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          robot:     -> robot:cd robot:ci
          robot:ci   -> robot:ci
          GRACE      -> user:Grace@example.com
          example    -> user:Grace@example.com user:ada@example.com
          rboot      -> robot:cd robot:ci
          robt:ci    -> robot:ci
          robbot:ci  -> robot:ci
          rovot      -> robot:cd robot:ci
          grcae      -> user:Grace@example.com
          uac        -> user:ada@example.com user:Grace@example.com
          zzz        -> ''
          xxxxxxxxxx -> ''
          """)
  void offersWhatBeginsSoElseWhatResemblesIt(String typed, String expected) {
    assertThat(String.join(" ", texts(FEW, typed))).isEqualTo(expected);
  }

  @Test
  void offersHowVeryManyNamesGoOn() {
    NameIndex many =
        NameIndex.of(
            Stream.concat(
                    IntStream.range(0, 1_000).mapToObj(i -> "user:person%03d@x.com".formatted(i)),
                    IntStream.range(0, 300).mapToObj(i -> "robot:r%03d".formatted(i)))
                .map(text -> Name.of(text, ""))
                .toList());
    assertThat(many.to(""))
        .containsExactly(Name.start("robot:", "300 names"), Name.start("user:", "1,000 names"));
    assertThat(many.to("user:")).hasSize(10).startsWith(Name.start("user:person0", "100 names"));
    assertThat(many.to("user:person01"))
        .hasSize(10)
        .startsWith(Name.of("user:person010@x.com", ""));
    assertThat(texts(many, "user:preson012")).startsWith("user:person012@x.com");
    assertThat(texts(many, "012@")).containsExactly("user:person012@x.com");
  }

  @Test
  void offersANameThatIsTheStartOfManyOthersToo() {
    NameIndex many =
        NameIndex.of(
            Stream.concat(
                    Stream.of("a"), IntStream.range(0, 300).mapToObj(i -> "a%03d".formatted(i)))
                .map(text -> Name.of(text, ""))
                .toList());
    assertThat(texts(many, "a")).containsExactly("a", "a0", "a1", "a2");
  }

  private static List<String> texts(NameIndex nameIndex, String typed) {
    return nameIndex.to(typed).stream().map(Name::text).toList();
  }

  private static NameIndex names(String... texts) {
    return NameIndex.of(Stream.of(texts).map(text -> Name.of(text, "")).toList());
  }
}
