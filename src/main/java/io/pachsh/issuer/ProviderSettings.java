package io.pachsh.issuer;

/**
 * What makes one provider differ from another.
 *
 * @param issuer its name and address, exactly as its tokens carry it; no final slash
 */
public record ProviderSettings(
    String issuer,
    Paths paths,
    Clients clients,
    UserAuthentication userAuthentication,
    Claims claims,
    TokenSigner signer) {}
