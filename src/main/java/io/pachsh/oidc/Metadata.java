package io.pachsh.oidc;

import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.RejectedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/** What a provider says about itself (OpenID Connect Discovery 1.0 §3, RFC 9207 §3). */
public record Metadata(
    String issuer,
    Endpoints endpoints,
    Supported supported,
    Demands demands,
    boolean sendsIssuerInResponses) {

  /** The scope that asks for a refresh token (OpenID Connect Core 11). */
  static final String OFFLINE = "offline_access";

  /**
   * Where the provider listens.
   *
   * @param device RFC 8628 §4
   * @param revocation RFC 7009
   * @param endSession OpenID Connect RP-Initiated Logout 1.0 §2.1
   */
  public record Endpoints(
      URI authorization,
      URI token,
      URI keys,
      Optional<URI> userInfo,
      Optional<URI> device,
      Optional<URI> revocation,
      Optional<URI> endSession) {}

  /**
   * What it can do; an empty list says nothing.
   *
   * @param signatures of ID tokens; {@code userInfoSignatures} of signed userinfo answers
   */
  public record Supported(
      List<String> scopes,
      List<String> grants,
      List<String> clientAuthentications,
      List<String> signatures,
      List<String> userInfoSignatures,
      List<String> responseTypes,
      List<String> responseModes,
      List<String> challengeMethods) {
    public Supported {
      scopes = List.copyOf(scopes);
      grants = List.copyOf(grants);
      clientAuthentications = List.copyOf(clientAuthentications);
      signatures = List.copyOf(signatures);
      userInfoSignatures = List.copyOf(userInfoSignatures);
      responseTypes = List.copyOf(responseTypes);
      responseModes = List.copyOf(responseModes);
      challengeMethods = List.copyOf(challengeMethods);
    }
  }

  /** What it wants of every client beyond OpenID Connect Core (RFC 9126 §5, RFC 9101 §10.5). */
  public record Demands(boolean pushedRequests, boolean signedRequestObjects) {}

  /** The same, of a provider whose endpoints are reached elsewhere. */
  Metadata at(UnaryOperator<URI> route) {
    return new Metadata(
        issuer,
        new Endpoints(
            route.apply(endpoints.authorization),
            route.apply(endpoints.token),
            route.apply(endpoints.keys),
            endpoints.userInfo.map(route),
            endpoints.device.map(route),
            endpoints.revocation.map(route),
            endpoints.endSession.map(route)),
        supported,
        demands,
        sendsIssuerInResponses);
  }

  /** Whether refresh tokens can be asked for (OpenID Connect Core 11). */
  boolean givesRefreshTokens() {
    return supported.grants().contains("refresh_token")
        && (supported.scopes().isEmpty() || supported.scopes().contains(OFFLINE));
  }

  /** Reads a discovery document whose issuer has been checked. */
  static Metadata read(ClaimsDocument document, String issuer) {
    return new Metadata(
        issuer,
        new Endpoints(
            required(document, "authorization_endpoint", issuer),
            required(document, "token_endpoint", issuer),
            required(document, "jwks_uri", issuer),
            endpoint(document, "userinfo_endpoint", issuer),
            further(document, "device_authorization_endpoint", issuer),
            further(document, "revocation_endpoint", issuer),
            further(document, "end_session_endpoint", issuer)),
        new Supported(
            document.texts("scopes_supported"),
            document.texts("grant_types_supported"),
            document.texts("token_endpoint_auth_methods_supported"),
            document.texts("id_token_signing_alg_values_supported"),
            document.texts("userinfo_signing_alg_values_supported"),
            document.texts("response_types_supported"),
            document.texts("response_modes_supported"),
            document.texts("code_challenge_methods_supported")),
        new Demands(
            document.flag("require_pushed_authorization_requests").orElse(false),
            document.flag("require_signed_request_object").orElse(false)),
        document.flag("authorization_response_iss_parameter_supported").orElse(false));
  }

  /** The same, of a provider that takes client secrets in these ways, whatever it lists. */
  Metadata acceptingClientsBy(List<String> ways) {
    return new Metadata(
        issuer,
        endpoints,
        new Supported(
            supported.scopes(),
            supported.grants(),
            ways,
            supported.signatures(),
            supported.userInfoSignatures(),
            supported.responseTypes(),
            supported.responseModes(),
            supported.challengeMethods()),
        demands,
        sendsIssuerInResponses);
  }

  private static URI required(ClaimsDocument document, String member, String issuer) {
    return endpoint(document, member, issuer)
        .orElseThrow(
            () ->
                unusable(
                    "The discovery document of %s has no '%s'.".formatted(issuer, member),
                    member,
                    "nothing"));
  }

  /** One that no login needs: what cannot be used is as good as nothing. */
  private static Optional<URI> further(ClaimsDocument document, String member, String issuer) {
    try {
      return endpoint(document, member, issuer);
    } catch (RejectedException unusable) {
      return Optional.empty();
    }
  }

  /** An endpoint's address; one that is written as an empty text is none. */
  private static Optional<URI> endpoint(ClaimsDocument document, String member, String issuer) {
    Optional<String> text = document.text(member).filter(address -> !address.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text.get());
      boolean secure = "https".equalsIgnoreCase(address.getScheme());
      boolean plain = "http".equalsIgnoreCase(address.getScheme());
      if (HttpUrl.get(address) != null
          && address.getHost() != null
          && (secure || (plain && !issuer.startsWith("https:")))) {
        return Optional.of(address);
      }
    } catch (URISyntaxException e) {
      // Said below: an address that cannot be read is as bad as one that must not be used.
    }
    throw unusable(
        "'%s' in the discovery document of %s cannot be used.".formatted(member, issuer),
        issuer.startsWith("https:") ? "an https address" : "an http or https address",
        text.get());
  }

  private static RejectedException unusable(String sentence, String expected, String found) {
    return new RejectedException(
        "JSON", sentence, expected, found, "Correct the provider's metadata.");
  }
}
