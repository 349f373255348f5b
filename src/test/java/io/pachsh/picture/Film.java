package io.pachsh.picture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Frames as one SVG file that moves by style sheet alone: no script, no font of its own. It begins
 * with the last frame, which shows most; who wants no motion, and what draws none or knows no style
 * sheets, sees that one.
 */
record Film(int columns, int rows, List<Frame> frames) {
  private static final double CELL = 8.4;
  private static final int LINE = 19;
  private static final int BASE = 14;
  private static final int MARGIN = 16;
  private static final int BAR = 34;

  private static final List<String> COLOURS =
      List.of(
          "#484f58", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea", "#c9d1d9",
          "#8b949e", "#ffa198", "#aff5b4", "#f2cc60", "#a5d6ff", "#e2c5ff", "#b3f0ff", "#ffffff");
  private static final String PAPER = "#0d1117";
  private static final String INK = "#d6dde5";

  String svg() {
    double width = columns * CELL + 2 * MARGIN;
    int height = rows * LINE + BAR + MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\""
                + " height=\"%d\" fill=\"%s\" font-family=\"monospace\" font-size=\"14\""
                + " role=\"img\" aria-label=\"A session in pachsh\">%n",
            width, height, width, height, INK));
    svg.append("<style>\n").append(style()).append("</style>\n");
    svg.append(
        format(
            "<rect width=\"%.0f\" height=\"%d\" rx=\"9\" fill=\"%s\"/>%n", width, height, PAPER));
    for (int i = 0; i < 3; i++) {
      svg.append(
          format(
              "<circle cx=\"%d\" cy=\"17\" r=\"5.5\" fill=\"%s\"/>%n",
              MARGIN + 6 + 20 * i, List.of("#ff5f57", "#febc2e", "#28c840").get(i)));
    }
    for (int i = 0; i < frames.size(); i++) {
      String hidden = i < frames.size() - 1 ? " visibility=\"hidden\"" : "";
      svg.append(format("<g id=\"f%d\"%s>%n", i, hidden));
      draw(frames.get(i), svg);
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private String style() {
    StringBuilder css = new StringBuilder();
    css.append(
        "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
            + "white-space:pre;fill:"
            + INK
            + "}\n.b{font-weight:bold}.d{opacity:.65}.u{text-decoration:underline}\n");
    for (int i = 0; i < COLOURS.size(); i++) {
      css.append(format(".c%d{fill:%s}", i, COLOURS.get(i)));
    }
    css.append("\ng{visibility:hidden}");
    css.append(format("#f%d{visibility:visible}%n", frames.size() - 1));
    double whole = frames.stream().map(Frame::time).mapToLong(Duration::toMillis).sum();
    css.append("@media (prefers-reduced-motion:no-preference){\n");
    double from = 0;
    for (int place = 0; place < frames.size(); place++) {
      int i = (place + frames.size() - 1) % frames.size();
      double until = from + frames.get(i).time().toMillis();
      css.append(
          format(
              "#f%d{animation:k%d %.1fs step-end infinite}@keyframes k%d{0%%{visibility:hidden}"
                  + "%.3f%%{visibility:visible}%.3f%%{visibility:hidden}}%n",
              i, i, whole / 1000, i, from * 100 / whole, until * 100 / whole));
      from = until;
    }
    return css.append("}\n").toString();
  }

  private static void draw(Frame frame, StringBuilder svg) {
    svg.append(
        format(
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
                + " opacity=\".55\"/>%n",
            MARGIN + frame.cursorColumn() * CELL,
            BAR + frame.cursorRow() * LINE,
            CELL,
            LINE - 1,
            INK));
    for (Run run : frame.runs()) {
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"%s>%s</text>%n",
              MARGIN + run.column() * CELL,
              BAR + BASE + run.row() * LINE,
              run.columns() * CELL,
              classes(run.pen()),
              escaped(run.text())));
    }
  }

  private static String classes(Pen pen) {
    StringBuilder names = new StringBuilder();
    names.append(pen.bold() ? " b" : "").append(pen.faint() ? " d" : "");
    names.append(pen.underlined() ? " u" : "");
    if (pen.colour() != Pen.PLAIN) {
      names.append(" c").append(pen.colour());
    }
    return names.isEmpty() ? "" : " class=\"" + names.toString().strip() + "\"";
  }

  /** Blanks at the beginning and the end would not be drawn. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace(' ', '\u00a0');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
