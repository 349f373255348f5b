package io.pachsh.oidc;

import static io.pachsh.oidc.FaultyProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.BackChannel;
import io.pachsh.access.BackChannel.Renewal;
import io.pachsh.access.BackChannel.Revocation;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The refresh plan of the OpenID conformance suite for relying parties, each test named after its
 * module, and what else can go wrong with a refresh token.
 */
class RefreshConformanceTest {
  private static final Secret OLD = Secret.of("old-refresh-token");

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    provider.metadata.put("scopes_supported", List.of("openid", "offline_access"));
    provider.routes.put("/token", request -> provider.refreshed());
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private BackChannel channel() {
    return trial.party.backChannel(trial.configuration());
  }

  private Renewal renew() {
    return channel().renew(OLD, "00u1");
  }

  private String ended() {
    return ((Renewal.Ended) renew()).problem().check();
  }

  @Test // 21 oidcc-client-test-refresh-token
  void refreshToken() {
    provider.claims = claims -> claims.put("groups", List.of("others"));

    Renewal.Renewed renewed = (Renewal.Renewed) renew();

    assertThat(renewed.verdict().subject()).isEqualTo("00u1");
    assertThat(renewed.verdict().groups().names()).containsExactly("others");
    assertThat(renewed.verdict().refreshToken()).contains(Secret.of("next-refresh-token"));
    Request asked = provider.requests.get(provider.requests.size() - 1);
    assertThat(asked.form("grant_type")).contains("refresh_token");
    assertThat(asked.form("refresh_token")).contains(OLD.reveal());
    assertThat(asked.form("redirect_uri")).isEmpty();
  }

  @Test // 22 oidcc-client-test-refresh-token-invalid-issuer
  void refreshTokenInvalidIssuer() {
    provider.claims = claims -> claims.put("iss", "https://evil.example");

    assertThat(ended()).isEqualTo("iss");
  }

  @Test // 23 oidcc-client-test-refresh-token-invalid-sub
  void refreshTokenInvalidSub() {
    provider.claims = claims -> claims.put("sub", "00u2");

    assertThat(ended()).isEqualTo("sub");
  }

  @Test
  void anotherAudienceIsRefused() {
    provider.claims = claims -> claims.put("aud", "another-app");

    assertThat(ended()).isEqualTo("aud");
  }

  @Test
  void anIdTokenOfEarlierIsRefused() {
    provider.claims = claims -> claims.put("iat", NOW.minusSeconds(3600).getEpochSecond());

    assertThat(ended()).isEqualTo("iat");
  }

  @Test
  void withoutAnIdTokenNobodyIsRenewed() {
    provider.tokenResponse = answer -> answer.remove("id_token");

    assertThat(ended()).isEqualTo("refresh token");
  }

  @Test
  void aTokenThatIsNotRotatedIsKept() {
    provider.tokenResponse = answer -> answer.remove("refresh_token");

    assertThat(((Renewal.Renewed) renew()).verdict().refreshToken()).isEmpty();
  }

  @Test
  void whatTheProviderRefusesIsOver() {
    provider.routes.put("/token", request -> Response.json(400, "{\"error\":\"invalid_grant\"}"));

    Renewal.Ended over = (Renewal.Ended) renew();

    assertThat(over.problem().sentence())
        .isEqualTo("The provider does not renew this login any more.");
    assertThat(over.problem().remedy()).contains("auth login");
  }

  @Test
  void aProviderThatIsNotThereLeavesEverything() {
    provider.routes.put("/token", request -> Response.text(503, "no"));

    Renewal.Failed failed = (Renewal.Failed) renew();

    assertThat(failed.problem().isUnreachable()).isTrue();
    assertThat(failed.next()).isEmpty();
  }

  @Test
  void aLostAnswerSaysThatNobodyKnows() throws IOException {
    provider.routes.put(
        "/token",
        request -> {
          throw new IllegalStateException("the provider breaks off");
        });

    Renewal.Failed failed = (Renewal.Failed) renew();

    assertThat(failed.problem().remedy())
        .contains("Whether the provider has renewed it is unknown");
  }

  @Test
  void aRotatedTokenIsKeptWhenUserInfoIsDown() {
    provider.claims = claims -> claims.remove("email");
    provider.routes.put("/userinfo", request -> Response.text(503, "no"));

    assertThat(((Renewal.Failed) renew()).next()).contains(Secret.of("next-refresh-token"));
  }

  @Test
  void asksForARefreshTokenOnlyWhereTheProviderListsIt() {
    assertThat(trial.open().address().getQuery()).contains("offline_access");

    provider.metadata.put("scopes_supported", List.of("openid"));
    assertThat(trial.open().address().getQuery()).doesNotContain("offline_access");

    provider.metadata.remove("scopes_supported");
    assertThat(trial.open().address().getQuery()).contains("offline_access");

    provider.metadata.remove("grant_types_supported");
    assertThat(trial.open().address().getQuery()).doesNotContain("offline_access");
  }

  @Test
  void revokesWhereTheProviderLetsIt() {
    assertThat(channel().revoke(OLD)).isEqualTo(Revocation.UNSUPPORTED);

    provider.metadata.put("revocation_endpoint", provider.issuer() + "/revoke");
    provider.routes.put("/revoke", request -> Response.text(200, ""));
    assertThat(channel().revoke(OLD)).isEqualTo(Revocation.DONE);
    Request asked = provider.requests.get(provider.requests.size() - 1);
    assertThat(asked.form("token")).contains(OLD.reveal());
    assertThat(asked.form("token_type_hint")).contains("refresh_token");
    assertThat(asked.header("authorization")).isPresent();

    provider.routes.put("/revoke", request -> Response.text(500, ""));
    assertThat(channel().revoke(OLD)).isEqualTo(Revocation.FAILED);
  }

  @Test
  void namesThePageWhereTheProvidersSessionEnds() {
    assertThat(channel().endSession("ada@example.com")).isEmpty();

    provider.metadata.put("end_session_endpoint", provider.issuer() + "/logout");
    Optional<URI> page = channel().endSession("ada@example.com");
    assertThat(page)
        .contains(
            URI.create(
                provider.issuer() + "/logout?client_id=pachyderm&logout_hint=ada%40example.com"));
  }

  @Test
  void anUnusableFurtherEndpointSpoilsNoLogin() throws Exception {
    provider.metadata.put("end_session_endpoint", "javascript:alert(1)");

    assertThat(channel().endSession("x")).isEmpty();
    assertThat(trial.open().address()).isNotNull();
  }
}
