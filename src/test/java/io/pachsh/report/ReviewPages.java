package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.policy.Policies;
import io.pachsh.policy.PolicyReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Access reviews: one that shows everything, and one that is cut. */
public final class ReviewPages {
  static final String HOSTILE = "<img src=x onerror=document.title='escaped'>";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private ReviewPages() {}

  public static Map<String, String> all() {
    return Map.of("review", html(AccessReview.ROWS), "review-cut", html(2));
  }

  private static String html(int rows) {
    StringWriter out = new StringWriter();
    try {
      review().writeTo(out, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static AccessReview review() {
    AccessPolicy policy =
        PolicyReader.read(
            """
            access_version: 1
            bindings:
              cluster:
                allClusterUsers: [projectCreator]
                pach:root: [clusterAdmin]
                robot:admin: [clusterAdmin]
                group:devs: [debugger]
              project:default:
                allClusterUsers: [projectWriter]
                user:ada@example.com: [repoReader]
              repo:default/images:
                group:devs: [repoWriter]
                "user:no\\u202Eitid": [repoReader]
              repo:default/labels: {}
              project:secret:
                robot:ci: [projectOwner]
                robot:cj: [projectViewer]
                group:ops: [projectViewer]
            groups:
              group:devs: [user:ada@example.com, "user:%s"]
            robots: [robot:admin, robot:ci]
            """
                .formatted(HOSTILE),
            Policies.empty(),
            false);
    Instant made = Instant.parse("2026-11-01T08:00:00Z");
    return new AccessReview(
        new AccessReview.Occasion(
            "prod", NOW, ZoneOffset.UTC, Principal.robot("admin"), "pachsh 0.1.0"),
        policy,
        List.of(
            new TokenSummary("0123456789abcdef", Principal.robot("admin"), made, Optional.empty()),
            new TokenSummary(
                "fedcba", Principal.robot("ci"), made, Optional.of(NOW.plusSeconds(60)))),
        Optional.of(
            List.of(
                change(1, NOW.minus(Duration.ofDays(31)), "PROJECT secret created"),
                change(2, NOW.minus(Duration.ofDays(2)), "made " + HOSTILE),
                login(3, NOW.minus(Duration.ofDays(1)), new Principal("user:ada@example.com")))));
  }

  static AuditRecord login(int number, Instant at, Principal who) {
    return new AuditRecord(
        number,
        number,
        at,
        Optional.of(who),
        who + " logged in",
        true,
        Set.of(),
        Set.of(),
        Optional.of(who));
  }

  private static AuditRecord change(int number, Instant at, String what) {
    Optional<Principal> who = Optional.of(Principal.robot("admin"));
    return new AuditRecord(number, number, at, who, what, true, Set.of());
  }
}
