package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.pachsh.access.Resource;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.SmallCluster;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.RoleBinding;
import io.pachsh.wire.auth.Roles;
import io.pachsh.wire.auth.SetConfigurationResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.identity.CreateIDPConnectorResponse;
import io.pachsh.wire.identity.GetIdentityServerConfigResponse;
import io.pachsh.wire.identity.GetOIDCClientResponse;
import io.pachsh.wire.identity.IDPConnector;
import io.pachsh.wire.identity.IdentityServerConfig;
import io.pachsh.wire.identity.ListIDPConnectorsResponse;
import io.pachsh.wire.identity.OIDCClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's configuration on a real cluster that Helm installed, or that refuses. */
class RealGuideTest {
  private static final String GUIDE =
      """
      id_providers:
      - name: okta
        oidc:
          issuer: https://x.okta.com
          client_id: 0oa
          client_secret: s3cret-of-test
          redirect_uri: https://pachyderm.example.com/authorization-code/callback
          ignore_email_verified: true
      """;

  private static final io.grpc.MethodDescriptor<
          io.pachsh.wire.identity.CreateIDPConnectorRequest, CreateIDPConnectorResponse>
      CREATE = io.pachsh.wire.identity.APIGrpc.getCreateIDPConnectorMethod();

  @TempDir Path directory;
  private FakePachd pachd;

  @BeforeEach
  void connect() throws Exception {
    pachd =
        FakePachd.start()
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("pach:root").build())
            .answers(
                APIGrpc.getAuthorizeMethod(),
                it -> AuthorizeResponse.newBuilder().setAuthorized(true).build())
            .answers(
                APIGrpc.getGetConfigurationMethod(),
                it ->
                    GetConfigurationResponse.newBuilder()
                        .setConfiguration(
                            OIDCConfig.newBuilder()
                                .setIssuer("https://pachyderm.example.com/dex")
                                .setClientId("pachd")
                                .setClientSecret("clients-secret")
                                .setRedirectUri(
                                    "https://pachyderm.example.com/authorization-code/callback"))
                        .build())
            .answers(
                io.pachsh.wire.identity.APIGrpc.getGetIdentityServerConfigMethod(),
                it ->
                    GetIdentityServerConfigResponse.newBuilder()
                        .setConfig(
                            IdentityServerConfig.newBuilder()
                                .setIssuer("https://pachyderm.example.com/dex"))
                        .build())
            .refuses(
                io.pachsh.wire.identity.APIGrpc.getGetIDPConnectorMethod(),
                Status.INTERNAL.withDescription("ID does not exist"))
            .answers(
                io.pachsh.wire.identity.APIGrpc.getListIDPConnectorsMethod(),
                it ->
                    ListIDPConnectorsResponse.newBuilder()
                        .addConnectors(
                            IDPConnector.newBuilder()
                                .setId("corp")
                                .setName("Corp's LDAP")
                                .setType("ldap")
                                .setJsonConfig("{\"host\":\"l\",\"bindPW\":\"pw-of-ldap\"}"))
                        .build())
            .answers(
                io.pachsh.wire.identity.APIGrpc.getGetOIDCClientMethod(),
                it ->
                    GetOIDCClientResponse.newBuilder()
                        .setClient(
                            OIDCClient.newBuilder()
                                .setId("pachd")
                                .setName("pachd")
                                .setSecret("clients-secret")
                                .addRedirectUris(
                                    "https://pachyderm.example.com/authorization-code/callback"))
                        .build())
            .answers(
                APIGrpc.getGetRoleBindingMethod(),
                it ->
                    GetRoleBindingResponse.newBuilder()
                        .setBinding(
                            RoleBinding.newBuilder()
                                .putEntries(
                                    "okta:ada@example.com",
                                    Roles.newBuilder().putRoles("clusterAdmin", true).build())
                                .putEntries(
                                    "group/okta:ops",
                                    Roles.newBuilder().putRoles("repoReader", true).build())
                                .putEntries(
                                    "user:okta:x",
                                    Roles.newBuilder().putRoles("repoReader", true).build()))
                        .build())
            .answers(
                APIGrpc.getSetConfigurationMethod(),
                it -> SetConfigurationResponse.getDefaultInstance());
    ScriptedRun run =
        ScriptedRun.of(directory, "connect", "grpc://127.0.0.1:" + pachd.port(), "--alias", "real");
    assertThat(run.status()).as(run.err()).isZero();
    run = ScriptedRun.fed("a-token\n", directory, "auth", "use-auth-token");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @AfterEach
  void stop() {
    pachd.close();
  }

  @Test
  void wantsAYesWhereNobodyCanBeAsked() {
    ScriptedRun run = setConfig();
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("Say so with --yes.").doesNotContain("s3cret-of-test");
    assertThat(pachd.requests(CREATE)).isEmpty();
  }

  @Test
  void saysWhatToRegisterAndWhoIsCalledOtherwise() {
    ScriptedRun run = setConfig("--dry-run");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("create  connector okta")
        .contains("keep    client pachd")
        .contains("\n  https://pachyderm.example.com/dex/callback\n")
        .doesNotContain("insecureSkipIssuerCallbackDomainCheck")
        .doesNotContain("s3cret-of-test");
    assertThat(pachd.requests(CREATE)).isEmpty();
  }

  @Test
  void printsCommandsThatGiveTheRolesToTheNamesOfNow() {
    new SmallCluster()
        .bind(Resource.CLUSTER, "okta:ada@example.com", "clusterAdmin", "secretAdmin")
        .bind(Resource.project("vision"), "group/okta:ops", "projectWriter")
        .bind(Resource.project("vision"), "user:okta:x", "projectViewer")
        .behind(pachd, "pach:root");
    List<String> printed =
        setConfig("--dry-run")
            .out()
            .lines()
            .filter(line -> line.startsWith("  auth "))
            .map(String::strip)
            .toList();
    assertThat(printed).hasSize(4);

    for (String line : printed) {
      ScriptedRun run = ScriptedRun.of(directory, "-c", line);
      assertThat(run.status()).as(line + "\n" + run.err()).isZero();
    }

    assertThat(pachd.requests(APIGrpc.getModifyRoleBindingMethod()))
        .extracting(
            it ->
                "%s %s %s"
                    .formatted(it.getResource().getName(), it.getPrincipal(), it.getRolesList()))
        .containsExactly(
            " user:ada@example.com [clusterAdmin, secretAdmin]",
            " okta:ada@example.com []",
            "vision group:ops [projectWriter]",
            "vision group/okta:ops []");
  }

  @Test
  void showsTheValuesForHelmWhereItsEnvironmentDecides() {
    refuse(
        "identity.CreateIDPConnector() is disabled when the Identity Connectors are set via"
            + " environment.");
    ScriptedRun run = setConfig("--yes");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("This cluster's installation decides about that")
        .contains("Nothing was changed.");
    assertThat(run.out())
        .endsWith(
            """
            oidc:
              mockIDP: false
              upstreamIDPs:
                - id: 'corp'
                  name: 'Corp''s LDAP'
                  type: 'ldap'
                  config:
                    bindPW: PUT-THE-SECRET-HERE
                    host: 'l'
                - id: 'okta'
                  name: 'okta'
                  type: 'oidc'
                  config:
                    clientID: '0oa'
                    clientSecret: PUT-THE-SECRET-HERE
                    getUserInfo: true
                    insecureEnableGroups: true
                    insecureSkipEmailVerified: true
                    issuer: 'https://x.okta.com'
                    redirectURI: 'https://pachyderm.example.com/dex/callback'
                    scopes: ['openid', 'profile', 'email']
            """)
        .doesNotContain("s3cret-of-test")
        .doesNotContain("pw-of-ldap");
    assertThat(setConfig("--yes", "--show-secrets").out())
        .contains("bindPW: 'pw-of-ldap'")
        .contains("clientSecret: 's3cret-of-test'");
  }

  @Test
  void explainsAConnectorThatTheIdentityServiceCannotOpen() {
    refuse(
        "unable to open connector: failed to get provider: Get"
            + " \"https://x.okta.com/.well-known/openid-configuration\": dial tcp: no such host");
    ScriptedRun run = setConfig("--yes");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("Stopped at step 2 of 4 (connector okta): unable to open connector:")
        .contains("The identity service itself asks the provider")
        .contains("Nothing was changed.");
  }

  private void refuse(String sentence) {
    pachd.refuses(CREATE, Status.UNKNOWN.withDescription(sentence));
  }

  private ScriptedRun setConfig(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "auth";
    words[1] = "set-config";
    System.arraycopy(options, 0, words, 2, options.length);
    return ScriptedRun.fed(GUIDE, directory, words);
  }
}
