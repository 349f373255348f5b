package io.pachsh.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.console.Theme;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class RendererTest {
  private static final Renderer RENDERER = new Renderer(80, Theme.PLAIN);

  private static final Fields WHO =
      Fields.of("principal", "okta:test@pachyderm.com")
          .with("expires", Instant.parse("2020-08-07T21:04:00Z"))
          .with("ttl", Duration.ofHours(25))
          .with("admin", true)
          .with("groups", List.of("a", "b"))
          .with("nothing", List.of())
          .with("context", Fields.of("name", "local"));

  private static final Answer PEOPLE =
      Answer.many(
          List.of("principal", "role_names"),
          List.of(
              Fields.of("principal", "robot:admin").with("role_names", List.of("clusterAdmin")),
              Fields.of("principal", "okta:日本").with("role_names", List.of("repoReader", "x"))));

  @Test
  void wrappingTerminatesOnTextThatNeverFits() {
    assertThat(Wrap.lines("日本", 1)).containsExactly("日", "本");
    assertThat(Wrap.lines("☁\ufe0f☁\ufe0f", 3)).isNotEmpty();
    assertThat(Wrap.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(Wrap.lines(" ".repeat(9) + "a", 4)).isNotEmpty();
  }

  @Test
  void alignsATableByDisplayWidth() {
    assertThat(RENDERER.render(PEOPLE, Format.TABLE))
        .isEqualTo(
            """
            PRINCIPAL    ROLE NAMES
            robot:admin  clusterAdmin
            okta:日本    repoReader, x
            """);
  }

  @Test
  void makesTheRowsOfALongTableOneByOne() throws Exception {
    AtomicInteger made = new AtomicInteger();
    List<Integer> written = new ArrayList<>();
    Answer rows =
        Answer.many(
            List.of("number"),
            Collections.nCopies(100_000, "x".repeat(70)),
            text -> Fields.of("number", made.incrementAndGet() + text));
    Appendable out =
        new StringWriter() {
          @Override
          public StringWriter append(CharSequence text) {
            written.add(made.get());
            assertThat(text.length()).isLessThan(20_000);
            return this;
          }
        };
    RENDERER.write(rows, Format.JSON, out);
    assertThat(written.get(0)).isLessThan(1_000);
    assertThat(made).hasValue(100_000);
  }

  @Test
  void showsHostileCellsOnOneLineAndStylesOnlyHeadings() {
    Answer hostile =
        Answer.many(List.of("name"), List.of(Fields.of("name", "a\nb\u001b[2J\u202e")));
    assertThat(new Renderer(0, Theme.DARK).render(hostile, Format.TABLE))
        .isEqualTo("\u001b[1mNAME\u001b[0m\na\\nb\\x1b[2J\\u202e\n");
    assertThat(RENDERER.render(hostile, Format.NAME)).isEqualTo("a\\nb\\x1b[2J\\u202e\n");
    assertThat(RENDERER.render(hostile, Format.CSV)).isEqualTo("name\r\na\\nb\\x1b[2J\\u202e\r\n");
  }

  @Test
  void showsTheSentenceOfOneThingOrElseItsFields() {
    assertThat(RENDERER.render(Answer.one(WHO, "You are \"x\u0007\"", "ok"), Format.TABLE))
        .isEqualTo("You are \"x\\x07\"\nok\n");
    assertThat(RENDERER.render(Answer.one(WHO), Format.TABLE)).contains("ttl: 1d 1h\n");
  }

  @Test
  void writesJson() {
    assertThat(RENDERER.render(Answer.one(WHO, "You are …"), Format.JSON))
        .isEqualTo(
            """
            {
              "principal": "okta:test@pachyderm.com",
              "expires": "2020-08-07T21:04:00Z",
              "ttl": 90000,
              "admin": true,
              "groups": [
                "a",
                "b"
              ],
              "nothing": [],
              "context": {
                "name": "local"
              }
            }
            """);
    assertThat(RENDERER.render(Answer.many(List.of("a"), List.of()), Format.JSON))
        .isEqualTo("[]\n");
  }

  @Test
  void writesYaml() {
    assertThat(RENDERER.render(Answer.one(WHO), Format.YAML))
        .isEqualTo(
            """
            principal: okta:test@pachyderm.com
            expires: "2020-08-07T21:04:00Z"
            ttl: 90000
            admin: true
            groups:
              - a
              - b
            nothing: []
            context:
              name: local
            """);
    assertThat(RENDERER.render(PEOPLE, Format.YAML))
        .startsWith("- principal: robot:admin\n  role_names:\n    - clusterAdmin\n- principal: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yes",
        "No",
        "null",
        "~",
        "1.0",
        "0x1",
        "1e3",
        ".inf",
        "-",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#",
        "*a",
        "&a",
        "!x",
        "%x",
        "@x",
        "`",
        "{a",
        "[a",
        "a, b",
        "'",
        "\"",
        "\\",
        "a\nb",
        "\t",
        "a ",
        "é",
        "=",
        "<<",
        "---",
        "2020-01-01",
        "12:30:45",
        "https://a/b?c#d",
        "\u0000\u001b\u0085",
        "\u2028\u202e",
        "okta:a@b",
        "•••",
        "😀",
        "\udb40\udc41",
        "|",
        ">",
        "y",
        "?",
        "a\\qb"
      })
  void readersGetEveryTextBack(String text) throws Exception {
    Answer answer = Answer.one(Fields.of("k", List.of(text, Map.of(text, text))));
    Map<String, Object> expected = Map.of("k", List.of(text, Map.of(text, text)));
    Load yaml = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    String asYaml = RENDERER.render(answer, Format.YAML);
    String asJson = RENDERER.render(answer, Format.JSON);
    assertThat(yaml.loadFromString(asYaml)).as(asYaml).isEqualTo(expected);
    assertThat(new ObjectMapper().readValue(asJson, Object.class)).as(asJson).isEqualTo(expected);
    assertThat(asJson + asYaml).doesNotContain("\u001b", "\u202e", "\u0085");
  }

  @Test
  void writesCsvWithAHeaderAndQuotes() {
    Answer rows =
        Answer.many(
            List.of("name", "note"),
            List.of(
                Fields.of("name", "a,\"b\"").with("note", List.of("x", "y")),
                Fields.of("name", "=1+1")));
    assertThat(RENDERER.render(rows, Format.CSV))
        .isEqualTo("name,note\r\n\"a,\"\"b\"\"\",x;y\r\n=1+1,\r\n");
  }

  @Test
  void writesBareNames() {
    assertThat(RENDERER.render(PEOPLE, Format.NAME)).isEqualTo("robot:admin\nokta:日本\n");
    assertThat(RENDERER.render(Answer.one(WHO, "x"), Format.NAME))
        .isEqualTo("okta:test@pachyderm.com\n");
  }

  @Test
  void hasNothingToSayOfNothing() {
    for (Format format : Format.values()) {
      assertThat(RENDERER.render(Answer.nothing(), format)).isEmpty();
    }
    assertThat(RENDERER.render(Answer.many(List.of("a"), List.of()), Format.TABLE)).isEmpty();
  }

  @Test
  void textAboveADocumentIsBrokenAndTheDocumentIsNot() {
    String line = "  + app 'Pachyderm': OpenID Connect, web, redirect URI";
    Answer answer =
        new Answer.One(
            Fields.of("a", "b"),
            List.of(line, "auth set-config --offline --force <<EOF", "- x: y"),
            1);
    assertThat(new Renderer(30, Theme.PLAIN).render(answer, Format.TABLE))
        .isEqualTo(
            """
              + app 'Pachyderm': OpenID
                Connect, web, redirect URI
            auth set-config --offline --force <<EOF
            - x: y
            """);
    assertThat(new Renderer(80, Theme.DARK).render(answer, Format.TABLE))
        .contains("\u001b[32m  + app")
        .endsWith("\n- x: y\n");
  }
}
