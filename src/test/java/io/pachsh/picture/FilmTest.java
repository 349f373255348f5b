package io.pachsh.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Screens become a picture that browsers can draw. */
class FilmTest {
  private static final Path PICTURE = Path.of("src/picture/console.svg");

  @Test
  void readsTextPlacesAndStylesOffAScreen() {
    assertThat(Run.of("local > \u001b[1mauth\u001b[0m \u001b[1;31m--x\u001b[39m y\n  z"))
        .containsExactly(
            new Run(0, 0, "local > ", Pen.NORMAL),
            new Run(0, 8, "auth", new Pen(Pen.PLAIN, true, false, false, false)),
            new Run(0, 13, "--x", new Pen(1, true, false, false, false)),
            new Run(0, 16, " y", new Pen(Pen.PLAIN, true, false, false, false)),
            new Run(1, 0, "  z", new Pen(Pen.PLAIN, true, false, false, false)));
  }

  @Test
  void drawsEachFrameForItsTimeAndTheLastWhereNothingMoves() throws Exception {
    Frame first = new Frame(Run.of("a <b> & \"c\""), 1, 0, Duration.ofSeconds(1));
    Frame second = new Frame(Run.of("\u001b[32mdone"), 4, 0, Duration.ofSeconds(3));
    Document svg = read(new Film(20, 2, List.of(first, second)).svg());
    assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(2);
    assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("a <b> & \"c\"".replace(' ', '\u00a0'));
    assertThat(svg.getElementsByTagName("style").item(0).getTextContent())
        .contains("#f1{visibility:visible}", "#f0{animation:k0 4.0s", "75.000%");
  }

  @Test
  void beginsWithTheFrameThatShowsMost() throws Exception {
    Frame empty = new Frame(Run.of("local >"), 8, 0, Duration.ofSeconds(1));
    Frame full = new Frame(Run.of("local > whoami"), 4, 0, Duration.ofSeconds(3));
    Document svg = read(new Film(20, 2, List.of(empty, full)).svg());
    assertThat(svg.getElementsByTagName("style").item(0).getTextContent())
        .contains("@keyframes k1{0%{visibility:hidden}0.000%{visibility:visible}75.000%")
        .contains("@keyframes k0{0%{visibility:hidden}75.000%{visibility:visible}100.000%");
    assertThat(hidden(svg, 0)).isEqualTo("hidden");
    assertThat(hidden(svg, 1)).isEmpty();
    assertThat(svg.getDocumentElement().getAttribute("fill")).isNotEmpty();
  }

  private static String hidden(Document svg, int frame) {
    return ((org.w3c.dom.Element) svg.getElementsByTagName("g").item(frame))
        .getAttribute("visibility");
  }

  @Test
  void readmeShowsAPictureThatCanBeDrawn() throws Exception {
    assertThat(Path.of("README.md")).content().contains("](" + PICTURE + ")");
    String svg = Files.readString(PICTURE);
    assertThat(read(svg).getElementsByTagName("g").getLength()).isGreaterThan(10);
    int last = read(svg).getElementsByTagName("g").getLength() - 1;
    assertThat(svg)
        .contains("@keyframes k" + last + "{0%{visibility:hidden}0.000%{visibility:visible}");
    assertThat(svg).contains("whoami", "session\u00a0expires").doesNotContain("<script");
  }

  private static Document read(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
