package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.access.TokenClaims;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the tokens of one provider: signature, claims, and who the person is.
 *
 * @param parties the clients that may have asked for them
 */
record IdTokenValidator(
    ProviderHttp http,
    Metadata metadata,
    ProviderKeys keys,
    ClaimsVerifier claimsVerifier,
    AuthConfiguration configuration,
    Set<String> parties) {
  IdTokenValidator {
    parties = Set.copyOf(parties);
  }

  /** One that takes tokens that the cluster's own client asked for. */
  IdTokenValidator(
      ProviderHttp http,
      Metadata metadata,
      ProviderKeys keys,
      ClaimsVerifier claimsVerifier,
      AuthConfiguration configuration) {
    this(
        http,
        metadata,
        keys,
        claimsVerifier,
        configuration,
        Set.of(configuration.client().clientId()));
  }

  /** The same for tokens that one of these clients asked for. */
  IdTokenValidator askedBy(Set<String> clients) {
    return new IdTokenValidator(http, metadata, keys, claimsVerifier, configuration, clients);
  }

  /** Judges the tokens of a login. */
  Verdict judge(TokenEndpoint.Tokens tokens, ClaimsVerifier.OfLogin login) {
    return judge(SignedToken.Kind.ID_TOKEN, tokens, Optional.of(login));
  }

  /**
   * Judges tokens; without a login there is no nonce to expect.
   *
   * @throws RejectedException when the provider did not sign the ID token, so that nothing that it
   *     says counts; whatever else is wrong is a verdict
   */
  Verdict judge(
      SignedToken.Kind kind, TokenEndpoint.Tokens tokens, Optional<ClaimsVerifier.OfLogin> login) {
    SignedToken token = signed(kind, tokens);
    UserInfo.Answer userInfo = new UserInfo.NotAsked();
    try {
      String subject = subject(token, login);
      if (UserClaims.isIncomplete(token.claims(), configuration)) {
        userInfo = userInfo(tokens, subject);
      }
      UserClaims userClaims = UserClaims.read(token.claims(), userInfo, configuration);
      return new Verdict.Verified(
          subject,
          userClaims.email(),
          new GroupsClaim(metadata, configuration).read(token.claims(), userInfo),
          token.claims().instant("exp").orElseThrow(),
          notes(token.claims(), configuration.client().clientId()),
          tokens.refreshToken(),
          seen(token, userInfo));
    } catch (RejectedException e) {
      return new Verdict.Failed(e.problem(), Optional.of(seen(token, userInfo)));
    }
  }

  private static TokenClaims seen(SignedToken token, UserInfo.Answer userInfo) {
    return new TokenClaims(
        token.claims().members(),
        userInfo instanceof UserInfo.Claims claims ? claims.document().members() : Map.of(),
        userInfo instanceof UserInfo.Unavailable unavailable
            ? Optional.of(unavailable.why().problem())
            : Optional.empty());
  }

  /** The claims of an ID token that passed every check, and whom they are about. */
  record Validated(ClaimsDocument claims, String subject) {}

  /** Checks an ID token: signature, and all claims but those about the person. */
  Validated validated(
      SignedToken.Kind kind, TokenEndpoint.Tokens tokens, Optional<ClaimsVerifier.OfLogin> login) {
    SignedToken token = signed(kind, tokens);
    return new Validated(token.claims(), subject(token, login));
  }

  private SignedToken signed(SignedToken.Kind kind, TokenEndpoint.Tokens tokens) {
    return SignedToken.verify(
        kind, tokens.idToken().reveal(), metadata.supported().signatures(), keys);
  }

  private String subject(SignedToken token, Optional<ClaimsVerifier.OfLogin> login) {
    return claimsVerifier.check(
        token,
        new ClaimsVerifier.Expected(
            metadata.issuer(), configuration.client().clientId(), parties, login));
  }

  private List<String> notes(ClaimsDocument claims, String clientId) {
    List<String> notes = new ArrayList<>();
    List<String> others = ClaimsVerifier.otherAudiences(claims, clientId, parties);
    if (!others.isEmpty()) {
      notes.add(
          "The ID token is for other apps as well (%s); it is accepted because this app asked for it"
                  .formatted(String.join(", ", others))
              + " (azp).");
    }
    return notes;
  }

  /** What the userinfo endpoint says about the person, if there is one. */
  UserInfo.Answer userInfo(TokenEndpoint.Tokens tokens, String subject) {
    Optional<URI> endpoint = metadata.endpoints().userInfo();
    if (endpoint.isEmpty() || tokens.accessToken().isEmpty()) {
      return new UserInfo.NotAsked();
    }
    return new UserInfo(http, metadata, keys, configuration.client().clientId())
        .fetch(endpoint.get(), tokens.accessToken().get(), subject);
  }
}
