package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.network.Network;
import io.pachsh.oidc.FaultyProvider;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of an identity service passes one that is well, and finds its fault. */
class IdentityStageTest {
  private static final String CALLBACK = "http://127.0.0.1:30657/authorization-code/callback";
  private static final String ISSUER = IdentitySettings.LOOPBACK_ISSUER;

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private FaultyProvider provider;
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void makeOneThatIsWell() throws IOException {
    provider = new FaultyProvider();
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
    admin.identityService().set(new IdentitySettings(ISSUER, "24h", ""));
    admin
        .clients()
        .create(
            new IdentityClient(
                "pachd",
                "Pachyderm",
                Secret.of("shared-secret"),
                List.of(CALLBACK),
                List.of(DeviceClient.ID)));
    admin.clients().create(DeviceClient.of(ISSUER));
    configure(ISSUER, "pachd", "shared-secret", CALLBACK);
    admin.connectors().create(connector(good()));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private Map<String, Object> good() {
    Map<String, Object> config = new TreeMap<>();
    config.put("issuer", provider.issuer());
    config.put("clientID", "0oa1");
    config.put("clientSecret", "a-plain-secret");
    config.put("redirectURI", ISSUER + "/callback");
    config.put("insecureEnableGroups", true);
    return config;
  }

  private static Connector connector(Map<String, Object> config) {
    return new Connector("okta", "Okta", "oidc", 0, ConfigTree.of("oidc", config).json());
  }

  private void change(String key, Object value) {
    Map<String, Object> config = good();
    config.put(key, value);
    admin.connectors().delete("okta");
    admin.connectors().create(connector(config));
  }

  private void configure(String issuer, String clientId, String secret, String redirectUri) {
    OidcClient client = new OidcClient(issuer, clientId, Secret.of(secret), redirectUri);
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(client, List.of("openid", "email"), false, false, ""),
            0,
            true);
  }

  @Test
  void anInstallationThatDecidesIsFound() {
    assertThat(found().get("identity.managed").status()).isEqualTo(PASS);
    assertThat(admin.connectors().all()).hasSize(1);

    Finding managed =
        Checks.made(
                new IdentityStage(
                        evidence(managed(cluster)),
                        evidence(managed(cluster)),
                        configuration -> {
                          throw new UnknownException("nobody is asked");
                        })
                    .checks())
            .get("identity.managed");
    assertThat(managed.status()).isEqualTo(WARN);
    assertThat(managed.observed()).contains("its installation decides", "IDP_CONNECTORS is set");
    assertThat(managed.fixes()).anyMatch(fix -> fix.contains("'idp setup'"));
  }

  private ClusterEvidence evidence(Cluster asked) {
    return new ClusterEvidence(asked, false, Optional.of(token), practice.clock);
  }

  /** The same cluster, which refuses to change connectors as one installed by Helm does. */
  private static Cluster managed(Cluster inside) {
    return overriding(
        Cluster.class,
        inside,
        "as",
        caller ->
            overriding(
                Caller.class,
                caller,
                "connectors",
                connectors ->
                    overriding(
                        ConnectorStore.class,
                        connectors,
                        "delete",
                        unused -> {
                          throw new RefusedException(new Refusal.Managed("IDP_CONNECTORS is set"));
                        })));
  }

  /** Something of which one method's result becomes another. */
  private static <T> T overriding(
      Class<T> kind, Object inside, String method, UnaryOperator<Object> change) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (self, called, arguments) -> {
              boolean isChanged = called.getName().equals(method);
              if (isChanged && called.getReturnType() == void.class) {
                return change.apply(self);
              }
              Object result = called.invoke(inside, arguments);
              return isChanged ? change.apply(result) : result;
            }));
  }

  private Map<String, Finding> found() {
    ClusterEvidence evidence =
        new ClusterEvidence(cluster, true, Optional.of(token), practice.clock);
    return Checks.made(
        new IdentityStage(
                evidence,
                evidence,
                configuration ->
                    new ProviderInspection(
                        configuration,
                        () -> Network.DIRECT,
                        Duration.ofSeconds(5),
                        Clock.systemUTC(),
                        new SecureRandom()))
            .checks());
  }

  @Test
  void nothingIsFoundAtOneThatIsWell() {
    Map<String, Finding> found = found();
    assertThat(found).hasSize(13);
    found.forEach(
        (id, finding) -> assertThat(finding.status()).as(id + ": " + finding).isEqualTo(PASS));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("identity.device", FAIL, "does not trust", IdentityStageTest::distrust),
        fault(
            "identity.connectors",
            FAIL,
            "no connector",
            it -> it.admin.connectors().delete("okta")),
        fault(
            "identity.issuer",
            FAIL,
            "http://other.example",
            it -> it.configure("http://other.example", "pachd", "shared-secret", CALLBACK)),
        fault(
            "identity.expiry",
            FAIL,
            "'tomorrow'",
            it -> it.admin.identityService().set(new IdentitySettings(ISSUER, "tomorrow", ""))),
        fault(
            "identity.redirect-uri",
            FAIL,
            "http://elsewhere/callback",
            it -> it.change("redirectURI", "http://elsewhere/callback")),
        fault("identity.providers", FAIL, "okta", it -> it.provider.close()),
        fault("identity.secrets", WARN, "newline", it -> it.change("clientSecret", "secret\n")),
        fault(
            "identity.groups",
            WARN,
            "insecureEnableGroups",
            it -> it.change("insecureEnableGroups", false)),
        fault(
            "identity.email",
            WARN,
            "email_verified",
            it -> it.change("issuer", "https://dev-1.okta.com")),
        fault(
            "identity.client",
            FAIL,
            "'other'",
            it -> it.configure(ISSUER, "other", "shared-secret", CALLBACK)),
        fault(
            "identity.client-uri",
            FAIL,
            "127.0.0.1:1",
            it ->
                it.configure(
                    ISSUER,
                    "pachd",
                    "shared-secret",
                    "http://127.0.0.1:1/authorization-code/callback")),
        fault(
            "identity.client-secret",
            FAIL,
            "another",
            it -> it.configure(ISSUER, "pachd", "other-secret", CALLBACK)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itsFaultIsFound(
      String id, Finding.Status status, String words, Consumer<IdentityStageTest> fault) {
    fault.accept(this);
    Finding found = found().get(id);
    assertThat(found.status()).as(found.toString()).isEqualTo(status);
    assertThat(found.observed()).contains(words).doesNotContain("secret\n", "other-secret");
    assertThat(found.fixes()).isNotEmpty();
  }

  @Test
  void whereTheProviderIsNamedItselfThereIsNothingToLookAt() {
    admin.connectors().delete("okta");
    configure(provider.issuer(), "pachd", "shared-secret", CALLBACK);
    assertThat(found().values()).allMatch(finding -> finding.status() == SKIP);
  }

  @Test
  void theDeviceClientMayBeMissing() {
    admin.clients().delete(DeviceClient.ID);
    Finding found = found().get("identity.device");
    assertThat(found.status()).isEqualTo(SKIP);
    assertThat(found.observed()).contains("there is no client 'pachsh-device'");
  }

  private void distrust() {
    admin.clients().delete("pachd");
    admin
        .clients()
        .create(
            new IdentityClient(
                "pachd", "Pachyderm", Secret.of("shared-secret"), List.of(CALLBACK), List.of()));
  }

  private static Arguments fault(
      String id, Finding.Status status, String words, Consumer<IdentityStageTest> fault) {
    return arguments(id, status, words, fault);
  }
}
