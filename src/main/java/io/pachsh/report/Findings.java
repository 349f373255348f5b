package io.pachsh.report;

import io.pachsh.access.Principal;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.cluster.AuditRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a reviewer should ask about, and what changed lately. */
record Findings(AccessReview review, Html html) {
  private static final int NAMES = 200;
  private static final int CHANGES = 500;
  private static final Duration LATELY = Duration.ofDays(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  void write() throws IOException {
    AccessFindings found = new AccessFindings(review.policy());
    html.markup("<section id=\"findings\"><h2>Findings</h2>\n");
    html.markup("<p>What to ask about. None of it is wrong by itself.</p>\n<dl class=\"found\">\n");
    newcomers(found);
    finding(
        "Groups with roles that nobody is in",
        "Groups come with a login, under the provider's name for them.",
        found.emptyGroups());
    finding(
        "Administrators without a token",
        "They would have to sign in before they could help; pachd's own name, "
            + Principal.AUTH_SERVER
            + ", needs no token and does not count.",
        withoutToken(found));
    alike(found);
    html.markup("</dl></section>\n");
  }

  private void newcomers(AccessFindings found) throws IOException {
    if (review.changes().isPresent()) {
      finding(
          "Never signed in",
          "People with roles or groups, but without a token and without a login among the"
              + " cluster's changes: is each name right?",
          found.neverLoggedIn(review.tokens(), review.changes().get()));
    } else {
      finding(
          "No token and no group",
          "People with roles of their own, but no token and no group: they never signed in, or"
              + " not lately, which this cluster does not say. Is each name right?",
          found.withoutTokenAndGroup(review.tokens()));
    }
  }

  private SortedSet<Principal> withoutToken(AccessFindings found) {
    return found.administratorsWithoutToken(review.tokens(), review.occasion().at());
  }

  private void finding(String title, String about, Collection<Principal> names) throws IOException {
    begin(title, about, names.size());
    List<String> shown = names.stream().limit(NAMES).map(Principal::text).toList();
    for (String name : shown) {
      html.markup("<li>").name(name).markup("</li>");
    }
    end(names.size());
  }

  private void alike(AccessFindings found) throws IOException {
    List<List<Principal>> alike = new ArrayList<>(found.caseVariants());
    alike.addAll(found.lookAlikes().orElse(List.of()));
    String about =
        found.lookAlikes().isPresent()
            ? "Names that differ by one slip, or in letter case, are different to the cluster."
            : "Names that differ in letter case; there are too many names to look for slips.";
    begin("Look-alike names", about, alike.size());
    for (List<Principal> names : alike.stream().limit(NAMES).toList()) {
      html.markup("<li>");
      String separator = "";
      for (Principal name : new TreeSet<>(names)) {
        html.markup(separator).name(name);
        separator = " and ";
      }
      html.markup("</li>");
    }
    end(alike.size());
  }

  private void begin(String title, String about, int count) throws IOException {
    html.markup("<dt>").text(title);
    html.markup(" <b class=\"%s\">%,d</b></dt>\n".formatted(count == 0 ? "none" : "some", count));
    html.markup("<dd><p>").text(about + (count == 0 ? " There are none." : "")).markup("</p>");
    html.markup(count == 0 ? "" : "<ul>");
  }

  private void end(int count) throws IOException {
    html.markup(count == 0 ? "" : "</ul>");
    html.leftOut(count - NAMES, "name").markup("</dd>\n");
  }

  /** Writes what changed. */
  void changes() throws IOException {
    html.markup("<section id=\"changes\"><h2>Changes in 30 days</h2>\n");
    if (review.changes().isEmpty()) {
      html.markup("<p>This cluster keeps no record of its changes.</p></section>\n");
      return;
    }
    List<AuditRecord> recent = recent(review.changes().get());
    if (recent.isEmpty()) {
      html.markup("<p>There are none.</p></section>\n");
      return;
    }
    html.markup("<p>The newest first, in UTC.</p>\n<ul>\n");
    for (AuditRecord change : recent.stream().limit(CHANGES).toList()) {
      html.markup("<li><time datetime=\"" + change.at() + "\">").text(TIME.format(change.at()));
      html.markup("</time> ").name(change.actor().map(Principal::text).orElse("nobody"));
      html.markup(": ").name(change.description()).markup("</li>\n");
    }
    html.markup("</ul>\n");
    html.leftOut(recent.size() - CHANGES, "change").markup("</section>\n");
  }

  private List<AuditRecord> recent(List<AuditRecord> all) {
    List<AuditRecord> recent = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!all.get(i).at().isBefore(review.occasion().at().minus(LATELY))) {
        recent.add(all.get(i));
      }
    }
    return recent;
  }
}
