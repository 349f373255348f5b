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
    SignIn signIn,
    Claims claims,
    TokenSigner signer) {}
