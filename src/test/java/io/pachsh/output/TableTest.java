package io.pachsh.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.DisplayWidth;
import io.pachsh.console.Theme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table does where the screen is narrower than its rows. */
class TableTest {
  private static final Answer CHANGES =
      Answer.many(
              List.of("number", "when", "who", "note", "what"),
              List.of(
                  change(9, "robot:admin", "user:ada@example.com has repoReader on repo:a/b"),
                  change(10, "user:ada@example.com", "repo:a/b is gone")))
          .withProse("what");

  private static Fields change(int number, String who, String what) {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    return Fields.of("number", number)
        .with("when", new LocalTime(Instant.parse("2020-08-07T21:04:00Z"), zone))
        .with("who", who)
        .with("note", "")
        .with("what", what);
  }

  private static String shown(Answer answer, int width) {
    return new Renderer(width, Theme.PLAIN).render(answer, Format.TABLE);
  }

  @Test
  void hidesColumnsWithoutAnyValueFirst() {
    assertThat(shown(CHANGES, 110)).contains("  NOTE  WHAT\n");
    assertThat(shown(CHANGES, 100))
        .isEqualTo(
            """
            NUMBER  WHEN                 WHO                   WHAT
            9       07 Aug 20 14:04 PDT  robot:admin           user:ada@example.com has repoReader on repo:a/b
            10      07 Aug 20 14:04 PDT  user:ada@example.com  repo:a/b is gone
            """);
  }

  @Test
  void writesDatesShorterBeforeItBreaksSentences() {
    assertThat(shown(CHANGES, 90))
        .isEqualTo(
            """
            NUMBER  WHEN             WHO                   WHAT
            9       07 Aug 20 14:04  robot:admin           user:ada@example.com has repoReader on
                                                           repo:a/b
            10      07 Aug 20 14:04  user:ada@example.com  repo:a/b is gone
            """);
  }

  @Test
  void putsTheWidestColumnOfSentencesBeneathItsRow() {
    assertThat(shown(CHANGES, 60))
        .isEqualTo(
            """
            NUMBER  WHEN             WHO
                WHAT
            9       07 Aug 20 14:04  robot:admin
                user:ada@example.com has repoReader on repo:a/b
            10      07 Aug 20 14:04  user:ada@example.com
                repo:a/b is gone
            """);
  }

  @Test
  void showsRecordsWhereColumnsHaveNoRoom() {
    assertThat(shown(CHANGES, 30))
        .isEqualTo(
            """
            NUMBER 9
              when: 07 Aug 20 14:04 PDT
              who: robot:admin
              what: user:ada@example.com
                has repoReader on repo:a/b
            NUMBER 10
              when: 07 Aug 20 14:04 PDT
              who: user:ada@example.com
              what: repo:a/b is gone
            """);
  }

  @Test
  void breaksListsBetweenTheirItems() {
    Answer roles =
        Answer.many(
            List.of("principal", "roles"),
            List.of(
                Fields.of("principal", "group:Data Science")
                    .with("roles", List.of("repoReader", "repoWriter"))));
    assertThat(shown(roles, 32))
        .isEqualTo(
            """
            PRINCIPAL           ROLES
            group:Data Science  repoReader,
                                repoWriter
            """);
    assertThat(shown(roles, 24))
        .isEqualTo("PRINCIPAL\n    ROLES\ngroup:Data Science\n    repoReader,\n    repoWriter\n");
  }

  @Test
  void neverNarrowsSentencesToAStrip() {
    Answer settings =
        Answer.many(
                List.of("name", "meaning"),
                List.of(
                    Fields.of("name", "okta:ada@example.com")
                        .with("meaning", "e\u0301tudes of 日本語 and a 👩\u200d🚀 beside it")))
            .withProse("meaning");
    assertThat(shown(settings, 42))
        .isEqualTo(
            """
            NAME                  MEANING
            okta:ada@example.com  e\u0301tudes of 日本語 and
                                  a 👩\u200d🚀 beside it
            """);
    assertThat(shown(settings, 40)).startsWith("NAME\n    MEANING\nokta:ada@example.com\n    e");
  }

  @Test
  void leavesAnOnlyColumnToTheTerminal() {
    Answer one =
        Answer.many(List.of("group"), List.of(Fields.of("group", "group:" + "x".repeat(50))));
    assertThat(shown(one, 40)).isEqualTo("GROUP\ngroup:" + "x".repeat(50) + "\n");
  }

  /** Rows of names, dates, lists and sentences, of which nothing may be lost or broken. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void breaksNoNameAtAnyWidth(long seed) {
    Random random = new Random(seed);
    List<Fields> rows = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<String> names =
          IntStream.range(0, random.nextInt(4)).mapToObj(n -> name(random)).toList();
      String who = name(random);
      String sentence = name(random) + " is in " + name(random);
      rows.add(
          Fields.of("who", who)
              .with("at", Instant.ofEpochSecond(random.nextInt(1_000_000_000)))
              .with("groups", names)
              .with("text", sentence));
      whole.add(who);
      whole.addAll(names);
      whole.addAll(Arrays.asList(sentence.split(" ")));
    }
    Answer answer = Answer.many(List.of("who", "at", "groups", "text"), rows).withProse("text");
    for (int width = 10; width < 200; width += 7) {
      int screen = width;
      List<String> lines = shown(answer, screen).lines().toList();
      whole.forEach(name -> assertThat(lines).as("%d", screen).anyMatch(l -> l.contains(name)));
      assertThat(lines)
          .allMatch(line -> DisplayWidth.of(line) <= screen || isOneNameTooWide(line, screen));
      assertThat(String.join("\n", lines)).contains("19").doesNotContain("T0\n");
    }
  }

  /** Whether a line is wide because of one name alone, which the terminal breaks. */
  private static boolean isOneNameTooWide(String line, int screen) {
    String bare = line.strip();
    return bare.indexOf("  ") < 0 && DisplayWidth.of(bare) > screen - "    who: ".length();
  }

  private static String name(Random random) {
    return random
        .ints(1 + random.nextInt(20), 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .insert(0, "user:")
        .toString();
  }
}
