package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.cluster.TokenSummary;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What a reviewer looks at first: administrators, tokens for ever, and groups. */
record Lists(AccessReview review, EffectiveAccess access, Html html) {
  private static final int ENTRIES = 1000;
  private static final int MEMBERS = 50;

  void write() throws IOException {
    administrators();
    tokens();
    groups(review.policy());
  }

  private void administrators() throws IOException {
    SortedSet<Principal> all = access.administrators();
    Map<Principal, Long> working =
        review.tokens().stream()
            .filter(this::works)
            .collect(Collectors.groupingBy(TokenSummary::principal, Collectors.counting()));
    begin("Administrators", "Whoever may change the cluster's own roles can take any other.");
    if (all.contains(Principal.ALL_CLUSTER_USERS)) {
      html.markup("<p class=\"alert\">Everybody who is signed in is an administrator.</p>\n");
    }
    html.markup("<table>").headings("Principal", "Why", "Tokens that work").markup("<tbody>\n");
    for (Principal who : all.stream().limit(ENTRIES).toList()) {
      String why =
          access.reasons(who, Resource.CLUSTER).stream()
              .filter(reason -> AccessFindings.administers(reason.role()))
              .map(reason -> reason.role() + ", " + reason.words(who, Resource.CLUSTER))
              .collect(Collectors.joining("; "));
      html.markup("<tr><th scope=\"row\">").name(who).markup("</th><td>").text(why);
      html.markup("</td><td>%d</td></tr>\n".formatted(working.getOrDefault(who, 0L)));
    }
    end(all);
  }

  private boolean works(TokenSummary token) {
    return token.expires().map(end -> end.isAfter(review.occasion().at())).orElse(true);
  }

  private void tokens() throws IOException {
    List<TokenSummary> endless =
        review.tokens().stream().filter(token -> token.expires().isEmpty()).toList();
    begin("Tokens without expiry", "They work until somebody revokes them.");
    if (endless.isEmpty()) {
      html.markup("<p>There are none.</p></section>\n");
      return;
    }
    html.markup("<table>").headings("Principal", "Made", "SHA-256 begins").markup("<tbody>\n");
    for (TokenSummary token : endless.stream().limit(ENTRIES).toList()) {
      String made = token.created().atZone(ZoneOffset.UTC).toLocalDate().toString();
      String hash = token.hash().substring(0, Math.min(12, token.hash().length()));
      html.markup("<tr><th scope=\"row\">").name(token.principal()).markup("</th><td>");
      html.text(made).markup("</td><td><code>").text(hash).markup("</code></td></tr>\n");
    }
    end(endless);
  }

  private void groups(AccessPolicy policy) throws IOException {
    begin("Groups", "Members as the cluster knows them; a provider sends them at each login.");
    if (policy.groups().isEmpty()) {
      html.markup("<p>There are none.</p></section>\n");
      return;
    }
    html.markup("<table>").headings("Group", "Count", "Members").markup("<tbody>\n");
    for (var group : policy.groups().entrySet().stream().limit(ENTRIES).toList()) {
      html.markup("<tr><th scope=\"row\">").name(group.getKey());
      html.markup("</th><td>%d</td><td>".formatted(group.getValue().size()));
      String separator = "";
      for (Principal member : group.getValue().stream().limit(MEMBERS).toList()) {
        html.markup(separator).name(member);
        separator = ", ";
      }
      int more = group.getValue().size() - MEMBERS;
      html.markup(more > 0 ? " and %,d more".formatted(more) : "").markup("</td></tr>\n");
    }
    end(policy.groups().keySet());
  }

  private void begin(String title, String about) throws IOException {
    html.markup("<section><h2>").text(title).markup("</h2>\n<p>").text(about).markup("</p>\n");
  }

  private void end(Collection<?> all) throws IOException {
    html.markup("</tbody></table>\n");
    html.leftOut(all.size() - ENTRIES, "line").markup("</section>\n");
  }
}
