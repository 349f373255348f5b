package io.pachsh.issuer;

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
    Supplier<TokenLifetimes> lifetimes) {

  /** A provider whose tokens last as long as most providers' do. */
  public ProviderSettings(
      String issuer,
      Paths paths,
      Clients clients,
      UserAuthentication userAuthentication,
      Claims claims,
      TokenSigner signer) {
    this(issuer, paths, clients, userAuthentication, claims, signer, () -> TokenLifetimes.DEFAULT);
  }

  /** What the endpoints' paths follow: the issuer without a final slash. */
  String base() {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
