package io.pachsh.report;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Who reaches which project through which group, drawn as SVG 1.1, and the same as a table beneath.
 * Lines differ in width and dashes, so that they can be told apart without colours.
 */
record Picture(AccessReview review, Reach reach, Html html) {
  private static final int ENTRIES = 1000;
  private static final int MEMBERS = 20;

  private static final int ROW = 30;
  private static final int TOP = 40;
  private static final int BOX = 230;
  private static final int WIDTH = 960;
  private static final int PEOPLE_LEFT = 0;
  private static final int GROUPS_LEFT = 365;
  private static final int PROJECTS_LEFT = WIDTH - BOX;

  /** So many letters fit into a box. */
  private static final int LETTERS = 30;

  void write() throws IOException {
    Diagram diagram = Diagram.of(review.policy(), reach);
    html.markup("<section id=\"reach\"><h2>Who reaches which project</h2>\n");
    if (diagram.isEmpty()) {
      html.markup("<p>Nobody reaches any.</p></section>\n");
      return;
    }
    html.markup(
        """
        <p>Lines lead from people by their groups to projects. What a line allows is the most that
        the roles on the project, its repos or the whole cluster give there.</p>
        <div class="wide" tabindex="0" role="group" aria-label="Picture: who reaches which project">
        """);
    draw(diagram);
    html.markup("</div>\n").leftOut(diagram.leftOut(), "name");
    table();
    html.markup("</section>\n");
  }

  private void draw(Diagram diagram) throws IOException {
    Map<Object, Integer> heights = new HashMap<>();
    int most = Math.max(diagram.people().size(), diagram.groups().size());
    int rows = Math.max(most, diagram.projects().size());
    place(diagram.people(), rows, heights);
    place(diagram.groups(), rows, heights);
    place(diagram.projects(), rows, heights);
    int height = TOP + rows * ROW + ROW;
    html.markup(
        """
        <svg class="reach" viewBox="0 0 %d %d" role="img" aria-labelledby="reach-title reach-about">
        <title id="reach-title">Who reaches which project</title>
        <desc id="reach-about">People and robots: %d. Groups: %d. Projects: %d. The table below \
        says the same.</desc>
        """
            .formatted(
                WIDTH,
                height,
                diagram.people().size(),
                diagram.groups().size(),
                diagram.projects().size()));
    heading(PEOPLE_LEFT, "People and robots");
    heading(GROUPS_LEFT, "Groups");
    heading(PROJECTS_LEFT, "Projects");
    for (Diagram.Membership each : diagram.memberships()) {
      line(
          "member",
          PEOPLE_LEFT + BOX,
          heights.getOrDefault(each.who(), 0),
          GROUPS_LEFT,
          heights.getOrDefault(each.group(), 0));
    }
    for (Diagram.Holding each : diagram.holdings()) {
      boolean isGroup = diagram.groups().contains(each.holder());
      line(
          each.level().name().toLowerCase(Locale.ROOT),
          (isGroup ? GROUPS_LEFT : PEOPLE_LEFT) + BOX,
          heights.getOrDefault(each.holder(), 0),
          PROJECTS_LEFT,
          heights.getOrDefault(each.project(), 0));
    }
    for (Principal who : diagram.people()) {
      box("person", PEOPLE_LEFT, heights.getOrDefault(who, 0), who.text());
    }
    for (Principal group : diagram.groups()) {
      box("group", GROUPS_LEFT, heights.getOrDefault(group, 0), named(group));
    }
    for (Resource project : diagram.projects()) {
      box("project", PROJECTS_LEFT, heights.getOrDefault(project, 0), named(project));
    }
    legend(height - ROW / 2);
    html.markup("</svg>\n");
  }

  /** Gives names their heights, in the middle of what the longest column takes. */
  private static void place(List<?> names, int rows, Map<Object, Integer> heights) {
    double step = names.isEmpty() ? 0 : (double) rows / names.size();
    for (int i = 0; i < names.size(); i++) {
      heights.put(names.get(i), TOP + (int) Math.round((i + 0.5) * step * ROW) - ROW / 2);
    }
  }

  private void heading(int left, String text) throws IOException {
    html.markup("<text class=\"heading\" x=\"%d\" y=\"%d\">".formatted(left, TOP / 2));
    html.text(text).markup("</text>\n");
  }

  private void line(String kind, int fromX, int fromY, int toX, int toY) throws IOException {
    int from = fromY + ROW / 2;
    int to = toY + ROW / 2;
    int bend = (toX - fromX) / 2;
    html.markup(
        "<path class=\"%s\" d=\"M%d %d C%d %d %d %d %d %d\"/>\n"
            .formatted(kind, fromX, from, fromX + bend, from, toX - bend, to, toX, to));
  }

  private void box(String kind, int left, int top, String text) throws IOException {
    html.markup("<g class=\"%s\"><title>".formatted(kind)).text(text).markup("</title>");
    html.markup(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
            .formatted(left, top + 2, BOX, ROW - 4));
    html.markup("<text x=\"%d\" y=\"%d\">".formatted(left + 8, top + ROW / 2 + 4));
    html.text(shortened(text)).markup("</text></g>\n");
  }

  private void legend(int height) throws IOException {
    int left = 0;
    html.markup("<g class=\"legend\" aria-hidden=\"true\">");
    for (Reach.Level level : Reach.Level.values()) {
      String kind = level.name().toLowerCase(Locale.ROOT);
      html.markup("<path class=\"%s\" d=\"M%d %d h40\"/>".formatted(kind, left, height - 4));
      html.markup("<text x=\"%d\" y=\"%d\">".formatted(left + 48, height));
      html.text(level.words()).markup("</text>\n");
      left += WIDTH / (Reach.Level.values().length + 1);
    }
    html.markup("<path class=\"member\" d=\"M%d %d h40\"/>".formatted(left, height - 4));
    html.markup("<text x=\"%d\" y=\"%d\">is in</text></g>\n".formatted(left + 48, height));
  }

  private void table() throws IOException {
    List<Row> rows = new ArrayList<>();
    reach.holdings().forEach((project, holders) -> rows(project, holders, rows));
    html.markup("<details open><summary>The picture as a table</summary>\n<div class=\"wide\"");
    html.markup(" tabindex=\"0\" role=\"group\" aria-label=\"Table: who reaches which project\">");
    html.markup("<table>").headings("Project", "Held by", "People", "Allows", "Roles");
    html.markup("<tbody>\n");
    for (Row row : rows.stream().limit(ENTRIES).toList()) {
      html.markup("<tr><th scope=\"row\">").name(named(row.project())).markup("</th><td>");
      html.name(named(row.holder())).markup("</td><td>").text(members(row.holder()));
      html.markup("</td><td>").text(row.roles().level().words()).markup("</td><td>");
      html.text(String.join(", ", row.roles().names())).markup("</td></tr>\n");
    }
    html.markup("</tbody></table></div>\n");
    html.leftOut(rows.size() - ENTRIES, "line").markup("</details>\n");
  }

  /** A line of the table. */
  private record Row(Resource project, Principal holder, Reach.Roles roles) {}

  private static void rows(
      Resource project, SortedMap<Principal, Reach.Roles> holders, List<Row> rows) {
    holders.forEach((holder, roles) -> rows.add(new Row(project, holder, roles)));
  }

  private String members(Principal holder) {
    var members = review.policy().groups().getOrDefault(holder, Collections.emptySortedSet());
    String first = String.join(", ", members.stream().limit(MEMBERS).map(Principal::text).toList());
    int more = members.size() - MEMBERS;
    return more > 0 ? first + " and %,d more".formatted(more) : first;
  }

  private static String named(Principal holder) {
    return holder.equals(Principal.ALL_CLUSTER_USERS)
        ? "everybody who is signed in"
        : holder.text();
  }

  private static String named(Resource project) {
    return project.equals(Resource.CLUSTER) ? "the whole cluster" : project.name();
  }

  /** A name that fits into a box, its middle left out: its beginning and its end tell most. */
  private static String shortened(String name) {
    int[] letters = name.codePoints().toArray();
    if (letters.length <= LETTERS) {
      return name;
    }
    int half = LETTERS / 2 - 1;
    return new String(letters, 0, half) + "…" + new String(letters, letters.length - half, half);
  }
}
