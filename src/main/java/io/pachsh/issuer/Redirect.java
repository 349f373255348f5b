package io.pachsh.issuer;

import io.pachsh.http.Response;

/** Sending the browser elsewhere without what it posted (303, as RFC 9700 §4.12 asks). */
final class Redirect {
  private Redirect() {}

  static Response to(String address) {
    return Response.text(303, "").with("Location", address);
  }
}
