package io.pachsh.access;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.List;

/**
 * How a configured issuer has to agree with the one that its provider publishes (OpenID Connect
 * Discovery 1.0 §4.3), so that logins can compare exactly.
 */
public final class IssuerRule {
  private IssuerRule() {}

  /** The issuer to store, and a note when it is not the configured one. */
  public record Settled(String issuer, List<String> notes) {
    public Settled {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Equal issuers are stored; one that differs by a single final slash is stored as published.
   *
   * @throws Failure on any other difference, with a caret below it
   */
  public static Settled settle(String configured, String published) {
    if (configured.equals(published)) {
      return new Settled(published, List.of());
    }
    if (configured.equals(published + "/") || published.equals(configured + "/")) {
      String with = published.endsWith("/") ? "with" : "without";
      return new Settled(
          published,
          List.of(
              "The provider publishes its issuer %s a final slash; stored as %s"
                  .formatted(with, published)));
    }
    throw new Failure(
        Exit.FAILED,
        "The provider at %s publishes another issuer: %s".formatted(configured, published),
        Lines.text(
            """
              configured  %s
              published   %s
                          %s^
            If this is the provider you mean, write exactly: "issuer": "%s\"""",
            configured, published, " ".repeat(difference(configured, published)), published));
  }

  private static int difference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
