package io.pachsh.okta;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the API, read to its end.
 *
 * @param links the Link headers, as sent
 * @param rateReset when more requests are taken, as the server's clock counts
 * @param date the server's clock
 * @param location where a redirect leads
 */
record OktaReply(
    int status,
    String body,
    List<String> links,
    Optional<Instant> rateReset,
    Optional<Instant> date,
    Optional<URI> location) {
  OktaReply {
    links = List.copyOf(links);
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Without the body, in which secrets may stand. */
  @Override
  public String toString() {
    return "status " + status;
  }
}
