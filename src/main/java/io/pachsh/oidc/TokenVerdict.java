package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import java.net.URI;
import java.util.Optional;

/** Judges the tokens of one provider: signature, claims, and who the person is. */
record TokenVerdict(
    Web web,
    Metadata metadata,
    ProviderKeys keys,
    ClaimCheck claimCheck,
    AuthConfiguration configuration) {

  /** Judges the tokens of a login. */
  Verdict judge(TokenEndpoint.Tokens tokens, ClaimCheck.OfLogin login) {
    return judge(tokens, Optional.of(login));
  }

  /** Judges tokens; without a login there is no nonce to expect. */
  Verdict judge(TokenEndpoint.Tokens tokens, Optional<ClaimCheck.OfLogin> login) {
    SignedToken token = SignedToken.verify(tokens.idToken().reveal(), metadata, keys);
    String subject =
        claimCheck.check(
            token,
            new ClaimCheck.Expected(metadata.issuer(), configuration.client().clientId(), login));
    Person person =
        Person.read(token.claims(), userInfo(token.claims(), tokens, subject), configuration);
    return new Verdict.Verified(
        subject, person.email(), person.groups(), token.claims().instant("exp").orElseThrow());
  }

  /** Asked only when the ID token leaves something open; then its answer must be right. */
  private Optional<Document> userInfo(
      Document claims, TokenEndpoint.Tokens tokens, String subject) {
    Optional<URI> endpoint = metadata.endpoints().userInfo();
    if (endpoint.isEmpty()
        || tokens.accessToken().isEmpty()
        || !Person.isIncomplete(claims, configuration)) {
      return Optional.empty();
    }
    return Optional.of(UserInfo.fetch(web, endpoint.get(), tokens.accessToken().get(), subject));
  }
}
