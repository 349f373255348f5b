package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.ProviderHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

  /** Judges tokens; without a login there is no nonce to expect. */
  Verdict judge(
      SignedToken.Kind kind, TokenEndpoint.Tokens tokens, Optional<ClaimsVerifier.OfLogin> login) {
    SignedToken token =
        SignedToken.verify(
            kind, tokens.idToken().reveal(), metadata.supported().signatures(), keys);
    String clientId = configuration.client().clientId();
    String subject =
        claimsVerifier.check(
            token, new ClaimsVerifier.Expected(metadata.issuer(), clientId, parties, login));
    UserInfo.Answer userInfo = userInfo(token.claims(), tokens, subject);
    UserClaims userClaims = UserClaims.read(token.claims(), userInfo, configuration);
    return new Verdict.Verified(
        subject,
        userClaims.email(),
        new GroupsClaim(metadata, configuration).read(token.claims(), userInfo),
        token.claims().instant("exp").orElseThrow(),
        notes(token.claims(), clientId),
        tokens.refreshToken());
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

  /** Asked only when the ID token leaves something open. */
  private UserInfo.Answer userInfo(
      ClaimsDocument claims, TokenEndpoint.Tokens tokens, String subject) {
    Optional<URI> endpoint = metadata.endpoints().userInfo();
    if (endpoint.isEmpty()
        || tokens.accessToken().isEmpty()
        || !UserClaims.isIncomplete(claims, configuration)) {
      return new UserInfo.NotAsked();
    }
    return new UserInfo(http, metadata, keys, configuration.client().clientId())
        .fetch(endpoint.get(), tokens.accessToken().get(), subject);
  }
}
