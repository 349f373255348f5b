package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.TokenStore;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.DeleteExpiredAuthTokensRequest;
import io.pachsh.wire.auth.ExtractAuthTokensRequest;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.RestoreAuthTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokensForUserRequest;
import io.pachsh.wire.auth.RotateRootTokenRequest;
import io.pachsh.wire.auth.TokenInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tokens of a real cluster, as one caller; pachd shows those of robots alone. */
record RemoteTokens(PachdClient pachd) implements TokenStore {
  private static final int NOT_TOLD = -1;

  @Override
  public List<TokenSummary> all() {
    throw new RefusedException(
        new Refusal.Lacking(
            "listing everybody's tokens",
            "that lists them (ExtractAuthTokens gives those of robots alone)",
            "'auth tokens extract' shows the robots' tokens; 'auth revoke --user' ends"
                + " somebody's."));
  }

  @Override
  public List<TokenSummary> ofRobots() {
    return pachd
        .ask(
            APIGrpc.getExtractAuthTokensMethod(),
            ExtractAuthTokensRequest.getDefaultInstance(),
            CallPolicy.LISTING)
        .getTokensList()
        .stream()
        .map(RemoteTokens::summary)
        .sorted(
            Comparator.comparing(TokenSummary::principal)
                .thenComparing(token -> token.expires().orElse(Instant.MIN))
                .thenComparing(TokenSummary::hash))
        .toList();
  }

  @Override
  public Secret issue(String robot, Optional<Duration> timeToLive, String label) {
    if (!label.isEmpty()) {
      throw new RefusedException(
          new Refusal.Lacking(
              "a label of a token",
              "that keeps one (GetRobotToken takes a name and a time to live)",
              "Give each use a robot of its own: its name says what the token is for."));
    }
    return Secret.of(
        pachd
            .ask(
                APIGrpc.getGetRobotTokenMethod(),
                GetRobotTokenRequest.newBuilder()
                    .setRobot(robot)
                    .setTtl(timeToLive.map(RemoteTokens::seconds).orElse(0L))
                    .build(),
                CallPolicy.changing(""))
            .getToken());
  }

  /** Less than a second would mean for ever. */
  private static long seconds(Duration timeToLive) {
    boolean positive = !timeToLive.isNegative() && !timeToLive.isZero();
    return positive ? Math.max(1, timeToLive.toSeconds()) : 0;
  }

  @Override
  public Secret rotateRoot(Optional<Secret> supplied) {
    String wanted = supplied.map(Secret::reveal).orElse("");
    return Secret.of(
        pachd
            .ask(
                APIGrpc.getRotateRootTokenMethod(),
                RotateRootTokenRequest.newBuilder().setRootToken(wanted).build(),
                CallPolicy.changing("auth whoami"))
            .getRootToken());
  }

  @Override
  public int revoke(Secret token, boolean force) {
    return (int)
        pachd
            .ask(
                APIGrpc.getRevokeAuthTokenMethod(),
                RevokeAuthTokenRequest.newBuilder().setToken(token.reveal()).build(),
                CallPolicy.changing(""))
            .getNumber();
  }

  @Override
  public int revokeHash(String hash, boolean force) {
    throw new RefusedException(
        new Refusal.Lacking(
            "revoking a token by its hash",
            "that does so (RevokeAuthToken wants the token itself)",
            "'auth revoke --token=@FILE' ends a token that you hold, 'auth revoke --user' all of"
                + " somebody."));
  }

  @Override
  public int revokeAllOf(Principal principal, boolean force) {
    return (int)
        pachd
            .ask(
                APIGrpc.getRevokeAuthTokensForUserMethod(),
                RevokeAuthTokensForUserRequest.newBuilder().setUsername(principal.text()).build(),
                CallPolicy.changing(""))
            .getNumber();
  }

  @Override
  public void restore(String hash, Principal principal, Optional<Instant> expires) {
    TokenInfo.Builder token =
        TokenInfo.newBuilder().setHashedToken(hash).setSubject(principal.text());
    expires.map(WireWords::timestamp).ifPresent(token::setExpiration);
    pachd.ask(
        APIGrpc.getRestoreAuthTokenMethod(),
        RestoreAuthTokenRequest.newBuilder().setToken(token).build(),
        CallPolicy.changing(""));
  }

  /** pachd does not say how many it deleted. */
  @Override
  public int deleteExpired() {
    pachd.ask(
        APIGrpc.getDeleteExpiredAuthTokensMethod(),
        DeleteExpiredAuthTokensRequest.getDefaultInstance(),
        CallPolicy.SETTLING);
    return NOT_TOLD;
  }

  private static TokenSummary summary(TokenInfo token) {
    return new TokenSummary(
        token.getHashedToken(),
        RemotePermissions.named(token.getSubject()),
        Instant.EPOCH,
        token.hasExpiration()
            ? Optional.of(WireWords.instant(token.getExpiration()))
            : Optional.empty());
  }
}
