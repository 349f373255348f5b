package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The embedded cluster as a client of its own identity service, which has one connector, on ports
 * that are free: a line of commands from nothing to a login.
 *
 * @param issuer the identity service's
 * @param redirectUri the cluster's own, at its identity service
 */
record BrokeredLogin(String issuer, String redirectUri) {
  private static final String CLUSTER_SECRET = "the secret between cluster and identity service";

  private static final String COMMANDS =
      """
      auth activate --initial-admin=robot:admin -q >admin.token
      idp set-config <<EOF
      issuer: $IDENTITY_ISSUER
      EOF
      idp create-client <<EOF
      id: pachd
      name: Pachyderm
      secret: $CLUSTER_SECRET
      redirect_uris: [$CLUSTER_REDIRECT_URI]
      EOF
      idp create-connector <<EOF
      id: upstream
      name: Upstream
      type: oidc
      config:
        issuer: $PROVIDER_ISSUER
        clientID: pachsh
        clientSecret: $PROVIDER_SECRET
        redirectURI: $IDENTITY_ISSUER/callback
        scopes: $PROVIDER_SCOPES
        insecureEnableGroups: true
        getUserInfo: $PROVIDER_USERINFO
      EOF
      auth set-config <<EOF
      issuer: $IDENTITY_ISSUER
      client_id: pachd
      client_secret: $CLUSTER_SECRET
      redirect_uri: $CLUSTER_REDIRECT_URI
      scopes: [openid, email, profile, groups]
      EOF
      auth login
      auth whoami
      auth get-groups
      """;

  static BrokeredLogin onFreePorts() throws IOException {
    return new BrokeredLogin(
        "http://127.0.0.1:" + Keycloak.freePort(),
        "http://127.0.0.1:" + Keycloak.freePort() + "/authorization-code/callback");
  }

  /** The address to register with the provider. */
  String callback() {
    return issuer + "/callback";
  }

  /**
   * Logs in through a provider, whose pages {@code signIn} fills in, and checks that the groups
   * arrive as pachd's.
   */
  void through(Provider provider, Path home, Consumer<Chromium> signIn) throws Exception {
    BrowserCall call = BrowserCall.in(home);
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.put("IDENTITY_ISSUER", issuer);
    environment.put("CLUSTER_SECRET", CLUSTER_SECRET);
    environment.put("CLUSTER_REDIRECT_URI", redirectUri);
    environment.put("PROVIDER_ISSUER", provider.issuer());
    environment.put("PROVIDER_SECRET", provider.secret());
    environment.put("PROVIDER_SCOPES", provider.scopes().toString());
    environment.put("PROVIDER_USERINFO", String.valueOf(provider.place() == ClaimsPlace.USERINFO));
    try (Launched pachsh = Launched.startIn(home, home, environment, "-c", COMMANDS);
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn.accept(browser);
      new CallbackPage(browser).assertLoggedIn();
      assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
      assertThat(pachsh.out())
          .contains("You are \"user:ada@example.com\"", "group:data-science", "group:Größen")
          .doesNotContain(provider.secret(), CLUSTER_SECRET);
      assertThat(pachsh.err()).doesNotContain(provider.secret(), CLUSTER_SECRET);
    }
  }

  /** What the connector has to know of a provider; its client is called pachsh. */
  record Provider(String issuer, String secret, List<String> scopes, ClaimsPlace place) {}
}
