package io.pachsh.issuer;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What makes one provider differ from another.
 *
 * @param issuer its name and address, exactly as its tokens carry it
 * @param lifetimes asked whenever something is handed out
 */
public record ProviderSettings(
    String issuer,
    Paths paths,
    Clients clients,
    UserAuthentication userAuthentication,
    Claims claims,
    TokenSigner signer,
    Supplier<Lifetimes> lifetimes) {

  /** How long what a provider hands out may be used. */
  public record Lifetimes(Duration idToken, Duration refreshToken) {
    /** An hour and a week. */
    public static final Lifetimes DEFAULT = new Lifetimes(Duration.ofHours(1), Duration.ofDays(7));
  }

  /** A provider whose tokens last as long as most providers' do. */
  public ProviderSettings(
      String issuer,
      Paths paths,
      Clients clients,
      UserAuthentication userAuthentication,
      Claims claims,
      TokenSigner signer) {
    this(issuer, paths, clients, userAuthentication, claims, signer, () -> Lifetimes.DEFAULT);
  }

  /** What the endpoints' paths follow: the issuer without a final slash. */
  String base() {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
