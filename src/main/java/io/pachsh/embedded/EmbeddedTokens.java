package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.TokenStore;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RootTokenRotated;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.change.TokenAdded;
import io.pachsh.embedded.change.TokenRevoked;
import io.pachsh.embedded.change.TokensPurged;
import io.pachsh.embedded.change.TokensRevoked;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.Tokens;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tokens of an embedded cluster, as one caller. */
record EmbeddedTokens(CallerOperations operations) implements TokenStore {
  @Override
  public List<TokenSummary> all() {
    return operations.permitted(Permission.CLUSTER_AUTH_EXTRACT_TOKENS).tokens().all().stream()
        .sorted(
            Comparator.comparing(Token::created)
                .thenComparing(Token::principal)
                .thenComparing(Token::hash))
        .map(
            token ->
                new TokenSummary(
                    token.hash(),
                    token.principal(),
                    token.created(),
                    token.expires(),
                    token.label()))
        .toList();
  }

  @Override
  public List<TokenSummary> ofRobots() {
    return all().stream().filter(token -> token.principal().kind().equals("robot")).toList();
  }

  @Override
  public Secret issue(String robot, Optional<Duration> timeToLive, String label) {
    return operations.change(
        false,
        gate -> {
          Stamp stamp = gate.stamp(gate.permitted(Permission.CLUSTER_AUTH_GET_ROBOT_TOKEN));
          Secret text = operations.ids().token();
          Token issued = TokenRules.toRobot(text, robot, timeToLive, stamp.at()).labelled(label);
          return Proposal.of(new TokenAdded(stamp, false, issued), text);
        });
  }

  @Override
  public Secret rotateRoot(Optional<Secret> supplied) {
    return operations.change(
        false,
        gate -> {
          Stamp stamp = gate.stamp(gate.permitted(Permission.CLUSTER_AUTH_ROTATE_ROOT_TOKEN));
          Secret text = supplied.orElseGet(operations.ids()::token);
          Token issued = TokenRules.forever(text, Principal.ROOT, stamp.at());
          if (!gate.state().tokens().find(issued.hash()).map(Token::principal).stream()
              .allMatch(Principal.ROOT::equals)) {
            throw invalid("that text is somebody's token already: supply another");
          }
          return Proposal.of(new RootTokenRotated(stamp, issued), text);
        });
  }

  @Override
  public int revoke(Secret revoked, boolean force) {
    return revoke(Token.hash(revoked), force, gate -> gate.authenticated().principal());
  }

  @Override
  public int revokeHash(String hash, boolean force) {
    return revoke(hash, force, gate -> gate.permitted(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS));
  }

  private int revoke(String hash, boolean force, Function<Gate, Principal> whoMay) {
    return operations.change(
        force,
        gate -> {
          Principal caller = whoMay.apply(gate);
          return gate.state()
              .tokens()
              .find(hash)
              .map(
                  it ->
                      Proposal.of(
                          new TokenRevoked(gate.stamp(caller), it.hash(), it.principal()), 1))
              .orElse(Proposal.nothing(0));
        });
  }

  @Override
  public int revokeAllOf(Principal principal, boolean force) {
    return operations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS);
          if (principal.kind().equals(Principal.ROOT.kind())) {
            throw invalid("cannot revoke tokens for pach: users");
          }
          int count = gate.state().tokens().of(principal).size();
          return count == 0
              ? Proposal.nothing(0)
              : Proposal.of(new TokensRevoked(gate.stamp(caller), principal), count);
        });
  }

  /** Keeps whatever hash is given, as pachd does: one that is none of a token lets nobody in. */
  @Override
  public void restore(String hash, Principal principal, Optional<Instant> expires) {
    operations.change(
        false,
        gate -> {
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
          return Proposal.of(new TokenAdded(gate.stamp(caller), true, token), true);
        });
  }

  @Override
  public int deleteExpired() {
    return operations.change(
        false,
        gate -> {
          Stamp stamp = gate.stamp(gate.permitted(Permission.CLUSTER_AUTH_DELETE_EXPIRED_TOKENS));
          Tokens tokens = gate.state().tokens();
          int count = tokens.byHash().size() - tokens.withoutExpired(stamp.at()).byHash().size();
          return count == 0
              ? Proposal.nothing(0)
              : Proposal.of(new TokensPurged(stamp, count), count);
        });
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
