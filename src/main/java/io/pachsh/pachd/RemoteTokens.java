package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.DeleteExpiredAuthTokensRequest;
import io.pachsh.wire.auth.ExtractAuthTokensRequest;
import io.pachsh.wire.auth.RestoreAuthTokenRequest;
import io.pachsh.wire.auth.TokenInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tokens of a real cluster, as far as pachd shows them: the robots', by their hashes. */
record RemoteTokens(PachdClient pachdClient) {
  private static final int NOT_TOLD = -1;

  List<TokenSummary> extract() {
    return pachdClient
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

  void restore(String hash, Principal principal, Optional<Instant> expires) {
    TokenInfo.Builder token =
        TokenInfo.newBuilder().setHashedToken(hash).setSubject(principal.text());
    expires.map(WireWords::timestamp).ifPresent(token::setExpiration);
    pachdClient.ask(
        APIGrpc.getRestoreAuthTokenMethod(),
        RestoreAuthTokenRequest.newBuilder().setToken(token).build(),
        CallPolicy.CHANGING);
  }

  /** pachd does not say how many it deleted. */
  int deleteExpired() {
    pachdClient.ask(
        APIGrpc.getDeleteExpiredAuthTokensMethod(),
        DeleteExpiredAuthTokensRequest.getDefaultInstance(),
        CallPolicy.SETTLING);
    return NOT_TOLD;
  }

  private static TokenSummary summary(TokenInfo token) {
    return new TokenSummary(
        token.getHashedToken(),
        RoleHolders.named(token.getSubject()),
        Instant.EPOCH,
        token.hasExpiration()
            ? Optional.of(WireWords.instant(token.getExpiration()))
            : Optional.empty());
  }
}
