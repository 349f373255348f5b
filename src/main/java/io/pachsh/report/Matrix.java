package io.pachsh.report;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AccessFindings;
import java.io.IOException;
import java.util.List;

/** The tables of principals and resources, in each cell the roles and why. */
record Matrix(MatrixLayout layout, EffectiveAccess access, Html html) {
  void write() throws IOException {
    html.markup(
        """
        <section id="matrix"><h2>Who may do what</h2>
        <p>One table for the cluster, then one or more for each project and its repos. A cell names
        the roles that count there and why: <i>direct</i>, by a group, by everybody who is signed
        in, or inherited from above. Direct roles are marked, and in red those that make an
        administrator. Whoever has no more than everybody has no row.</p>
        <form class="controls" id="controls" role="search" hidden>
        <label for="filter">Filter</label>
        <input id="filter" type="search" autocomplete="off" spellcheck="false"
        placeholder="a name, a role, a resource …">
        </form>
        <p id="found" role="status"></p>
        """);
    for (MatrixTable table : layout.areas()) {
      area(table);
    }
    html.leftOut(layout.cutAreas(), "table").markup("</section>\n");
  }

  private void area(MatrixTable table) throws IOException {
    html.markup("<section class=\"area\"><h3>").text(table.title()).markup("</h3>\n");
    html.markup("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"");
    html.text(table.title()).markup("\"><table class=\"matrix\">\n");
    html.markup("<thead><tr><th scope=\"col\">Principal</th>");
    for (Resource resource : table.resources()) {
      html.markup("<th scope=\"col\">").name(resource.text()).markup("</th>");
    }
    html.markup("</tr></thead>\n<tbody>\n");
    for (Principal principal : table.principals()) {
      row(principal, table.resources());
    }
    html.markup("</tbody></table></div>\n");
    html.leftOut(table.leftOut(), "row").markup("</section>\n");
  }

  private void row(Principal principal, List<Resource> resources) throws IOException {
    html.markup("<tr><th scope=\"row\">").name(principal);
    if (principal.equals(Principal.ALL_CLUSTER_USERS)) {
      html.markup(" <small>everybody who is signed in</small>");
    } else if (!access.members(principal).isEmpty()) {
      int members = access.members(principal).size();
      html.markup(" <small>%,d %s</small>".formatted(members, members == 1 ? "member" : "members"));
    }
    html.markup("</th>");
    for (Resource resource : resources) {
      cell(principal, resource);
    }
    html.markup("</tr>\n");
  }

  private void cell(Principal principal, Resource resource) throws IOException {
    List<Reason> reasons = access.reasons(principal, resource);
    if (reasons.isEmpty()) {
      html.markup("<td>–</td>");
      return;
    }
    html.markup("<td><ul>");
    for (Reason reason : reasons) {
      boolean own = reason.bound().equals(resource) && reason.holder().equals(principal);
      boolean strong = AccessFindings.administers(reason.role());
      html.markup(strong ? "<li class=\"strong\"><b>" : own ? "<li class=\"own\"><b>" : "<li><b>");
      html.text(reason.role()).markup("</b> <small>");
      html.text(reason.words(principal, resource)).markup("</small></li>");
    }
    html.markup("</ul></td>");
  }
}
