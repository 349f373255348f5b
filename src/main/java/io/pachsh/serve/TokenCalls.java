package io.pachsh.serve;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.DeleteExpiredAuthTokensRequest;
import io.pachsh.wire.auth.DeleteExpiredAuthTokensResponse;
import io.pachsh.wire.auth.ExtractAuthTokensRequest;
import io.pachsh.wire.auth.ExtractAuthTokensResponse;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.GetRobotTokenResponse;
import io.pachsh.wire.auth.RestoreAuthTokenRequest;
import io.pachsh.wire.auth.RestoreAuthTokenResponse;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokenResponse;
import io.pachsh.wire.auth.RevokeAuthTokensForUserRequest;
import io.pachsh.wire.auth.RevokeAuthTokensForUserResponse;
import io.pachsh.wire.auth.RotateRootTokenRequest;
import io.pachsh.wire.auth.RotateRootTokenResponse;
import io.pachsh.wire.auth.TokenInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tokens: given, taken back, kept elsewhere. */
final class TokenCalls {
  private TokenCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getGetRobotTokenMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_GET_ROBOT_TOKEN),
            TokenCalls::robotToken),
        Rpc.of(
            APIGrpc.getRevokeAuthTokenMethod(), RequiredPermission.SIGNED_IN, TokenCalls::revoke),
        Rpc.of(
            APIGrpc.getRevokeAuthTokensForUserMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS),
            TokenCalls::revokeAllOf),
        Rpc.of(
            APIGrpc.getExtractAuthTokensMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_EXTRACT_TOKENS),
            TokenCalls::extract),
        Rpc.of(
                APIGrpc.getRestoreAuthTokenMethod(),
                RequiredPermission.of(Permission.CLUSTER_AUTH_RESTORE_TOKEN),
                TokenCalls::restore)
            .requiring("token"),
        Rpc.of(
            APIGrpc.getDeleteExpiredAuthTokensMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_DELETE_EXPIRED_TOKENS),
            TokenCalls::deleteExpired),
        Rpc.of(
            APIGrpc.getRotateRootTokenMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_ROTATE_ROOT_TOKEN),
            TokenCalls::rotateRoot));
  }

  private static GetRobotTokenResponse robotToken(
      CallContext context, GetRobotTokenRequest request) {
    Optional<Duration> timeToLive =
        request.getTtl() > 0 ? Optional.of(Duration.ofSeconds(request.getTtl())) : Optional.empty();
    Secret token = context.caller().tokens().issue(request.getRobot(), timeToLive);
    return GetRobotTokenResponse.newBuilder().setToken(token.reveal()).build();
  }

  private static RevokeAuthTokenResponse revoke(
      CallContext context, RevokeAuthTokenRequest request) {
    int number = context.caller().tokens().revoke(Secret.of(request.getToken()), true);
    return RevokeAuthTokenResponse.newBuilder().setNumber(number).build();
  }

  private static RevokeAuthTokensForUserResponse revokeAllOf(
      CallContext context, RevokeAuthTokensForUserRequest request) {
    // Nobody is called by an empty name, so nobody's tokens go.
    int number =
        request.getUsername().isEmpty()
            ? 0
            : context.caller().tokens().revokeAllOf(new Principal(request.getUsername()), true);
    return RevokeAuthTokensForUserResponse.newBuilder().setNumber(number).build();
  }

  private static ExtractAuthTokensResponse extract(
      CallContext context, ExtractAuthTokensRequest request) {
    return ExtractAuthTokensResponse.newBuilder()
        .addAllTokens(
            context.caller().tokens().ofRobots().stream().map(TokenCalls::message).toList())
        .build();
  }

  private static TokenInfo message(TokenSummary token) {
    TokenInfo.Builder message =
        TokenInfo.newBuilder().setSubject(token.principal().text()).setHashedToken(token.hash());
    token.expires().map(WireWords::timestamp).ifPresent(message::setExpiration);
    return message.build();
  }

  private static RestoreAuthTokenResponse restore(
      CallContext context, RestoreAuthTokenRequest request) {
    TokenInfo token = request.getToken();
    context
        .caller()
        .tokens()
        .restore(
            token.getHashedToken(),
            RequestNames.subject(token.getSubject()),
            token.hasExpiration()
                ? Optional.of(WireWords.instant(token.getExpiration()))
                : Optional.empty());
    return RestoreAuthTokenResponse.getDefaultInstance();
  }

  private static DeleteExpiredAuthTokensResponse deleteExpired(
      CallContext context, DeleteExpiredAuthTokensRequest request) {
    context.caller().tokens().deleteExpired();
    return DeleteExpiredAuthTokensResponse.getDefaultInstance();
  }

  private static RotateRootTokenResponse rotateRoot(
      CallContext context, RotateRootTokenRequest request) {
    Optional<Secret> supplied =
        Optional.of(request.getRootToken()).filter(text -> !text.isEmpty()).map(Secret::of);
    return RotateRootTokenResponse.newBuilder()
        .setRootToken(context.caller().tokens().rotateRoot(supplied).reveal())
        .build();
  }
}
