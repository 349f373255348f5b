package io.pachsh.rehearsal;

import java.net.URI;

/**
 * Where a walk through the sign-in form ended: usually the cluster's callback.
 *
 * @param text what a person reads on that page, on one line
 */
public record LandingPage(URI address, int status, String text) {
  /** Without the query, which holds a code. */
  @Override
  public String toString() {
    return address.getPath() + ": " + status;
  }
}
