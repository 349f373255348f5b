package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
    return judge(SignedToken.Kind.ID_TOKEN, tokens, Optional.of(login));
  }

  /** Judges tokens; without a login there is no nonce to expect. */
  Verdict judge(
      SignedToken.Kind kind, TokenEndpoint.Tokens tokens, Optional<ClaimCheck.OfLogin> login) {
    SignedToken token =
        SignedToken.verify(
            kind, tokens.idToken().reveal(), metadata.supported().signatures(), keys);
    String clientId = configuration.client().clientId();
    String subject =
        claimCheck.check(token, new ClaimCheck.Expected(metadata.issuer(), clientId, login));
    UserInfo.Answer userInfo = userInfo(token.claims(), tokens, subject);
    Person person = Person.read(token.claims(), userInfo, configuration);
    return new Verdict.Verified(
        subject,
        person.email(),
        new GroupsClaim(metadata, configuration).read(token.claims(), userInfo),
        token.claims().instant("exp").orElseThrow(),
        notes(token.claims(), clientId));
  }

  private static List<String> notes(Document claims, String clientId) {
    List<String> notes = new ArrayList<>();
    List<String> others = ClaimCheck.otherAudiences(claims, clientId);
    if (!others.isEmpty()) {
      notes.add(
          "The ID token is for other apps as well (%s); it is accepted because this app asked for it"
                  .formatted(String.join(", ", others))
              + " (azp).");
    }
    return notes;
  }

  /** Asked only when the ID token leaves something open. */
  private UserInfo.Answer userInfo(Document claims, TokenEndpoint.Tokens tokens, String subject) {
    Optional<URI> endpoint = metadata.endpoints().userInfo();
    if (endpoint.isEmpty()
        || tokens.accessToken().isEmpty()
        || !Person.isIncomplete(claims, configuration)) {
      return new UserInfo.NotAsked();
    }
    return new UserInfo(web, metadata, keys, configuration.client().clientId())
        .fetch(endpoint.get(), tokens.accessToken().get(), subject);
  }
}
