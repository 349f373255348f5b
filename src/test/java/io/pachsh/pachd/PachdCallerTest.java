package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Identity;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.GetRobotTokenResponse;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.RevokeAuthTokenResponse;
import io.pachsh.wire.auth.RevokeAuthTokensForUserResponse;
import io.pachsh.wire.auth.RotateRootTokenResponse;
import io.pachsh.wire.auth.SetConfigurationResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation of a caller as the call that pachd has for it. */
class PachdCallerTest {
  private static final OidcClient OKTA =
      new OidcClient("https://x.okta.com", "0oa", Secret.of("s3cret"), "http://localhost/cb");

  private FakePachd pachd;
  private PachdCluster cluster;
  private Caller caller;

  @BeforeEach
  void start() throws Exception {
    pachd = FakePachd.start();
    cluster = new Heard().at(pachd.endpoint());
    caller = cluster.as(Optional.of(Secret.of("t")));
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @Test
  void saysWhoItIsAndWhetherItMayAdminister() {
    pachd
        .answers(
            APIGrpc.getWhoAmIMethod(),
            it -> WhoAmIResponse.newBuilder().setUsername("robot:ci").build())
        .answers(
            APIGrpc.getAuthorizeMethod(),
            it ->
                AuthorizeResponse.newBuilder()
                    .setAuthorized(it.getPermissionsCount() == 1)
                    .build());
    assertThat(caller.whoAmI())
        .isEqualTo(new Identity(Principal.robot("ci"), Optional.empty(), true));
  }

  @Test
  void readsAndWritesTheConfigurationOfItsShape() {
    AuthConfiguration.Pachctl configuration =
        new AuthConfiguration.Pachctl(OKTA, List.of("openid", "email"), true, true, "https://host");
    OIDCConfig message =
        OIDCConfig.newBuilder()
            .setIssuer("https://x.okta.com")
            .setClientId("0oa")
            .setClientSecret("s3cret")
            .setRedirectUri("http://localhost/cb")
            .addScopes("openid")
            .addScopes("email")
            .setRequireEmailVerified(true)
            .setLocalhostIssuer(true)
            .setUserAccessibleIssuerHost("https://host")
            .build();
    pachd
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it -> GetConfigurationResponse.newBuilder().setConfiguration(message).build())
        .answers(
            APIGrpc.getSetConfigurationMethod(),
            it -> SetConfigurationResponse.getDefaultInstance());
    assertThat(caller.configuration().live())
        .isEqualTo(new LiveConfiguration(0, Optional.of(configuration)));
    caller.configuration().set(configuration, 0, false);
    assertThat(pachd.requests(APIGrpc.getSetConfigurationMethod()).get(0).getConfiguration())
        .isEqualTo(message);
    assertThatThrownBy(() -> caller.configuration().set(configuration, 2, false))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void knowsThatAnEmptyConfigurationIsNone() {
    pachd.answers(
        APIGrpc.getGetConfigurationMethod(),
        it ->
            GetConfigurationResponse.newBuilder()
                .setConfiguration(OIDCConfig.getDefaultInstance())
                .build());
    assertThat(caller.configuration().live().configuration()).isEmpty();
  }

  @Test
  void refusesTheGuidesShapeBeforeAnybodyIsAsked() {
    AuthConfiguration.Guide guide =
        new AuthConfiguration.Guide("okta", "d", OKTA, List.of("groups"), true);
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> caller.configuration().set(guide, 0, false));
    assertThat(refused.refusal()).isInstanceOf(Refusal.Lacking.class);
    assertThat(refused.toString()).doesNotContain("s3cret");
    assertThat(pachd.calls()).isEmpty();
  }

  @Test
  void makesRotatesAndRevokesTokens() {
    pachd
        .answers(
            APIGrpc.getGetRobotTokenMethod(),
            it -> GetRobotTokenResponse.newBuilder().setToken("r" + it.getTtl()).build())
        .answers(
            APIGrpc.getRotateRootTokenMethod(),
            it -> RotateRootTokenResponse.newBuilder().setRootToken("new").build())
        .answers(
            APIGrpc.getRevokeAuthTokenMethod(),
            it -> RevokeAuthTokenResponse.newBuilder().setNumber(1).build())
        .answers(
            APIGrpc.getRevokeAuthTokensForUserMethod(),
            it -> RevokeAuthTokensForUserResponse.newBuilder().setNumber(3).build());
    assertThat(caller.tokens().issue("ci", Optional.empty())).isEqualTo(Secret.of("r0"));
    assertThat(caller.tokens().issue("ci", Optional.of(Duration.ofHours(1))))
        .isEqualTo(Secret.of("r3600"));
    assertThat(caller.tokens().issue("ci", Optional.of(Duration.ofMillis(10))))
        .isEqualTo(Secret.of("r1"));
    assertThat(caller.tokens().rotateRoot(Optional.empty())).isEqualTo(Secret.of("new"));
    assertThat(caller.tokens().revoke(Secret.of("old"), false)).isEqualTo(1);
    assertThat(caller.tokens().revokeAllOf(new Principal("user:a"), false)).isEqualTo(3);
    assertThat(caller.tokens().rotateRoot(Optional.of(Secret.of("short"))))
        .isEqualTo(Secret.of("new"));
  }
}
