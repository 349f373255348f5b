package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.change.TokenAdded;
import io.pachsh.embedded.change.TokensPurged;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.Tokens;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be asked and done about the tokens of a cluster as a whole. */
record TokenRequest(Gate gate) {
  /** All tokens, or the robots' alone; newest last. */
  List<TokenSummary> list(boolean robotsOnly) {
    gate.permitted(Permission.CLUSTER_AUTH_EXTRACT_TOKENS);
    return gate.state().tokens().all().stream()
        .filter(token -> !robotsOnly || token.principal().kind().equals("robot"))
        .sorted(
            Comparator.comparing(Token::created)
                .thenComparing(Token::principal)
                .thenComparing(Token::hash))
        .map(
            token ->
                new TokenSummary(token.hash(), token.principal(), token.created(), token.expires()))
        .toList();
  }

  /** Keeps whatever hash is given, as pachd does: one that is none of a token lets nobody in. */
  Proposal<Boolean> restore(
      String hash, Principal principal, Optional<Instant> expires, Identifiers identifiers) {
    Principal caller = gate.permitted(Permission.CLUSTER_AUTH_RESTORE_TOKEN);
    Token token = new Token(hash, principal, gate.now(), expires);
    if (token.isExpired(gate.now())) {
      throw new RefusedException(new Refusal.ExpiredToken());
    }
    String doing = "error restoring auth token: ";
    TokenRules.requireStorable(principal, doing);
    if (gate.state().tokens().find(hash).isPresent()) {
      throw invalid(doing + "cannot overwrite existing token with same hash");
    }
    return Proposal.of(new TokenAdded(identifiers.stamp(caller), true, token), true);
  }

  Proposal<Integer> deleteExpired(Identifiers identifiers) {
    Stamp stamp = identifiers.stamp(gate.permitted(Permission.CLUSTER_AUTH_DELETE_EXPIRED_TOKENS));
    Tokens tokens = gate.state().tokens();
    int count = tokens.byHash().size() - tokens.withoutExpired(stamp.at()).byHash().size();
    return count == 0 ? Proposal.nothing(0) : Proposal.of(new TokensPurged(stamp, count), count);
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
