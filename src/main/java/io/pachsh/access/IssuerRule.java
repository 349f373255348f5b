package io.pachsh.access;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * How a configured issuer has to agree with the one that its provider publishes (OpenID Connect
 * Discovery 1.0 §4.3), so that logins can compare exactly.
 */
public final class IssuerRule {
  /** What to say of a published text that can be no issuer. */
  public static final String NO_ISSUER =
      "What it publishes can be no issuer: use the address of your own tenant or realm there.";

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
    String advice =
        canBeConfigured(published)
            ? "If this is the provider you mean, write exactly: \"issuer\": \"%s\""
                .formatted(published)
            : NO_ISSUER;
    throw new Failure(
        Exit.FAILED,
        "The provider at %s publishes another issuer: %s".formatted(configured, published),
        Lines.text(
            """
              configured  %s
              published   %s
                          %s^
            %s""",
            configured, published, " ".repeat(difference(configured, published)), advice));
  }

  /**
   * Whether a text that a provider publishes could stand in a configuration: neither nothing nor a
   * template such as {@code https://login.example/{tenantid}/v2.0}.
   */
  public static boolean canBeConfigured(String issuer) {
    try {
      URI address = new URI(issuer);
      boolean isWeb =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      return isWeb
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int difference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
