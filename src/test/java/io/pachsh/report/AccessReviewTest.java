package io.pachsh.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.policy.Policies;
import io.pachsh.policy.PolicyReader;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessReviewTest {
  @Test
  void saysWhatItLeavesOut() throws IOException {
    AccessPolicy policy =
        policy(
            """
            bindings:
              cluster: {robot:a: [debugger], robot:b: [debugger], robot:c: [debugger]}
              project:p: {robot:a: [projectOwner]}
              project:q: {}
            """);

    assertThat(page(policy, 10)).doesNotContain("not complete", "left out");
    assertThat(page(policy, 3))
        .contains("This page is not complete: it shows the first 3 rows")
        .contains("1 more row is left out", "2 more tables are left out")
        .contains("robot:b");
    assertThat(matrix(policy, 3)).contains("robot:b</bdi>").doesNotContain("robot:c</bdi>");
  }

  @Test
  void takesNobodyForSignedInWhomAPolicyPutIntoAGroup() throws IOException {
    AccessPolicy policy =
        policy(
            """
            bindings: {project:p: {group:devs: [projectWriter]}}
            groups: {group:devs: [user:ada@example.com, user:grace@example.com]}
            """);
    AuditRecord login =
        ReviewPages.login(1, Instant.EPOCH, new Principal("user:grace@example.com"));
    assertThat(finding(page(policy, 10, Optional.of(List.of(login))), "Never signed in"))
        .contains("<b class=\"some\">1</b>", "user:ada@example.com")
        .doesNotContain("grace");
  }

  @Test
  void callsWhatItDoesNotKnowByItsName() throws IOException {
    String page = page(policy("bindings: {cluster: {robot:a: [debugger]}}"), 10);
    assertThat(page).doesNotContain("Never signed in");
    assertThat(finding(page, "No token and no group"))
        .contains("<b class=\"none\">0</b>", "which this cluster does not say", "There are none.");
  }

  private static String finding(String page, String title) {
    String found = page.substring(page.indexOf("<dt>" + title));
    return found.substring(0, found.indexOf("</dd>"));
  }

  @Test
  void marksAClusterThatEverybodyAdministers() throws IOException {
    assertThat(page(policy("bindings: {cluster: {allClusterUsers: [clusterAdmin]}}"), 10))
        .contains("Everybody who is signed in is an administrator.");
  }

  @Test
  void givesAGroupNothingThatEverybodyHas() throws IOException {
    String page =
        matrix(
            policy("bindings: {cluster: {allClusterUsers: [projectCreator], group:g: [debugger]}}"),
            10);
    String row = page.substring(page.indexOf("group:g</bdi>"));
    assertThat(row.substring(0, row.indexOf("</tr>")))
        .contains("debugger")
        .doesNotContain("projectCreator");
  }

  @Test
  void dividesManyReposIntoTables() throws IOException {
    StringBuilder repos = new StringBuilder("bindings:\n  project:p: {robot:a: [repoReader]}\n");
    for (int i = 10; i < 22; i++) {
      repos.append("  repo:p/r").append(i).append(": {}\n");
    }
    String page = page(policy(repos.toString()), 100);

    assertThat(page.split("<h3>Project p</h3>", -1)).hasSize(4);
    assertThat(page).contains("repo:p/r10", "repo:p/r21");
  }

  @Test
  void drawsNoMoreNamesThanAPictureHolds() throws IOException {
    StringBuilder robots = new StringBuilder("bindings:\n  project:p:\n");
    for (int i = 100; i < 150; i++) {
      robots.append("    robot:r").append(i).append(": [projectOwner]\n");
    }
    String page = page(policy(robots.toString()), 10);

    assertThat(page).contains("People and robots: 40. Groups: 0. Projects: 1.");
    assertThat(page).contains("10 more names are left out");
    assertThat(page.split("<g class=\"person\">", -1)).hasSize(41);
    assertThat(page.split("<path class=\"owns\" d=\"M230", -1)).hasSize(41);
  }

  @Test
  void saysWhereNothingIsKeptOrReached() throws IOException {
    assertThat(page(policy("bindings: {}"), 10))
        .contains("Nobody reaches any.", "This cluster keeps no record of its changes.");
  }

  private static String matrix(AccessPolicy policy, int rows) throws IOException {
    String page = page(policy, rows);
    return page.substring(page.indexOf("<section id=\"matrix\">"));
  }

  private static AccessPolicy policy(String text) {
    return PolicyReader.read("access_version: 1\n" + text, Policies.empty(), false);
  }

  private static String page(AccessPolicy policy, int rows) throws IOException {
    return page(policy, rows, Optional.empty());
  }

  private static String page(AccessPolicy policy, int rows, Optional<List<AuditRecord>> changes)
      throws IOException {
    StringWriter out = new StringWriter();
    AccessReview.Occasion occasion =
        new AccessReview.Occasion(
            "local", Instant.EPOCH, ZoneOffset.UTC, Principal.ROOT, "pachsh 0.1.0");
    new AccessReview(occasion, policy, List.of(), changes).writeTo(out, rows);
    return out.toString();
  }
}
