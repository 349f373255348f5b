package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.TokenSummary;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer of access is shown: the cluster's policy and tokens at one moment, and what led
 * there.
 *
 * @param changes those of the cluster, oldest first; empty when it keeps none
 */
public record AccessReview(
    Occasion occasion,
    AccessPolicy policy,
    List<TokenSummary> tokens,
    Optional<List<AuditRecord>> changes) {
  /** A browser stays quick with this many rows. */
  public static final int ROWS = 20_000;

  public AccessReview {
    tokens = List.copyOf(tokens);
    changes = changes.map(List::copyOf);
  }

  /**
   * The circumstances of a review.
   *
   * @param context the context's name, as the person calls the cluster
   * @param author who made it
   * @param program which pachsh
   */
  public record Occasion(
      String context, java.time.Instant at, ZoneId zone, Principal author, String program) {}

  /**
   * Writes the page piece by piece; a matrix of more than {@code rows} rows is cut, and says so.
   */
  public void writeTo(Writer out, int rows) throws IOException {
    new ReviewPage(this, rows, new Html(out)).write();
  }
}
