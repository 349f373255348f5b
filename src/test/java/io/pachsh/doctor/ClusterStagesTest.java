package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.secret.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a cluster passes one that is well, and finds its fault. */
class ClusterStagesTest {
  private static final String CALLBACK = "http://127.0.0.1:%d/authorization-code/callback";

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void makeOneThatIsWell() throws Exception {
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
    admin.tokens().rotateRoot(Optional.empty());
    configure(client("https://login.example.com", freePort()));
    give("okta:ada@example.com", "repoReader");
    Optional<Instant> tomorrow = Optional.of(practice.clock.instant().plus(Duration.ofDays(1)));
    admin.tokens().restore("ab".repeat(32), new Principal("okta:ada@example.com"), tomorrow);
    give("group/okta:data", "repoWriter");
    admin
        .groups()
        .modify(
            new Principal("group/okta:data"),
            List.of(new Principal("okta:ada@example.com")),
            List.of(),
            false);
  }

  private void configure(OidcClient client) {
    admin
        .configuration()
        .set(new AuthConfiguration.Guide("okta", "", client, List.of(), true), 0, true);
  }

  private static OidcClient client(String issuer, int port) {
    return new OidcClient(issuer, "0oa1", Secret.of("a-plain-secret"), CALLBACK.formatted(port));
  }

  private static OidcClient redirectedTo(String uri) {
    return new OidcClient("https://login.example.com", "0oa1", Secret.of("a-plain-secret"), uri);
  }

  private void showBrowsers(String host) {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                client("http://pachd:1658/", 1), List.of("openid", "email"), false, true, host),
            0,
            true);
  }

  @Test
  void aRealClusterWhoseIssuerNoBrowserReachesIsFound() {
    assertThat(issuerHost("")).isEqualTo(FAIL);
    assertThat(issuerHost("https://id.example.com")).isEqualTo(PASS);
  }

  private Finding.Status issuerHost(String replaced) {
    showBrowsers(replaced);
    ClusterEvidence real = new ClusterEvidence(cluster, false, Optional.of(token), practice.clock);
    return Checks.made(new ConfigurationStage(real).checks())
        .get("configuration.issuer-host")
        .status();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void give(String principal, String... roles) {
    give(principal, Resource.CLUSTER, roles);
  }

  private void give(String principal, Resource on, String... roles) {
    admin.bindings().change(on, List.of(new Principal(principal)), List.of(roles), List.of(), true);
  }

  private Map<String, Finding> found() {
    return found(Optional.of(token));
  }

  private Map<String, Finding> found(Optional<Secret> with) {
    ClusterEvidence evidence = new ClusterEvidence(cluster, true, with, practice.clock);
    List<Check> checks = new ArrayList<>(new ClusterStage(evidence).checks());
    checks.addAll(new ConfigurationStage(evidence).checks());
    checks.addAll(new BindingStage(evidence).checks());
    checks.addAll(new TokenStage(evidence).checks());
    return Checks.made(checks);
  }

  @Test
  void theClustersOwnIdentityServiceListensBeforeItIsLookedAt() throws Exception {
    List<IdentityStorage> listening = new ArrayList<>();
    IdentityHost host =
        new IdentityHost() {
          @Override
          public URI listen(IdentityStorage storage) {
            listening.add(storage);
            return URI.create(IdentitySettings.LOOPBACK_ISSUER);
          }

          @Override
          public void end(IdentityStorage storage) {}
        };
    ClusterEvidence elsewhere =
        new ClusterEvidence(cluster.hostedBy(host), true, Optional.of(token), practice.clock);
    assertThat(elsewhere.servedConfiguration()).isInstanceOf(AuthConfiguration.Guide.class);
    assertThat(listening).isEmpty();
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                client(IdentitySettings.LOOPBACK_ISSUER, freePort()),
                List.of("openid", "email"),
                true,
                false,
                ""),
            0,
            true);
    ClusterEvidence own =
        new ClusterEvidence(cluster.hostedBy(host), true, Optional.of(token), practice.clock);
    var unasked = own.configuration();
    assertThat(listening).isEmpty();
    var unused = own.servedConfiguration();
    assertThat(listening).hasSize(1);
  }

  /** A provider that is somebody else's listens without being asked to. */
  @Test
  void anotherProviderIsNotAskedForItsDocumentBeforeItIsLookedAt() {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                client("https://a.example", 1), List.of("openid", "email"), true, false, ""),
            0,
            true);
    var unused =
        new ClusterEvidence(cluster, true, Optional.of(token), practice.clock)
            .servedConfiguration();
    assertThat(practice.relyingParty.discovered).isEmpty();
  }

  /** Scopes come from outside, and what is advised works as it is typed. */
  @Test
  void scopesAreQuotedInWhatIsAdvised() {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                client("https://a.example", 1), List.of("a;pwd", "it's"), false, false, ""),
            0,
            true);
    assertThat(found().get("configuration.scopes").fixes())
        .containsExactly("auth set-config --scopes 'a;pwd,it'\\''s,email'");
    ClusterEvidence real = new ClusterEvidence(cluster, false, Optional.of(token), practice.clock);
    assertThat(
            Checks.made(new ConfigurationStage(real).checks()).get("configuration.scopes").fixes())
        .containsExactly("auth set-config --scopes 'openid,a;pwd,it'\\''s'");
  }

  @Test
  void nothingIsFoundAtOneThatIsWell() {
    Map<String, Finding> found = found();
    assertThat(found).hasSize(30);
    // The robot that administers it has the token that activation made, which never ends.
    found.forEach(
        (id, finding) ->
            assertThat(finding.status())
                .as(id + ": " + finding)
                .isEqualTo(id.equals("tokens.endless") ? WARN : PASS));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("cluster.access-control", FAIL, "off", it -> it.admin.deactivate()),
        fault("cluster.signed-in", FAIL, "corrupted", it -> it.token = Secret.of("0".repeat(32))),
        fault(
            "configuration.present",
            FAIL,
            "nobody can log in",
            it -> it.admin.configuration().clear(true)),
        fault(
            "configuration.issuer",
            FAIL,
            "no web address",
            it -> it.configure(client("login.example.com", 1))),
        fault(
            "configuration.issuer",
            WARN,
            "not encrypted",
            it -> it.configure(client("http://login.example.com", 1))),
        // No loopback address, whatever its name begins with.
        fault(
            "configuration.issuer",
            WARN,
            "not encrypted",
            it -> it.configure(client("http://127.0.0.1.login.example", 1))),
        fault(
            "configuration.client-id",
            FAIL,
            "white space",
            it ->
                it.configure(
                    new OidcClient(
                        "https://a.example", " 0oa1", Secret.of("s"), CALLBACK.formatted(1)))),
        fault(
            "configuration.secret",
            WARN,
            "newline",
            it ->
                it.configure(
                    new OidcClient(
                        "https://a.example",
                        "0oa1",
                        Secret.of("secret\n"),
                        CALLBACK.formatted(1)))),
        fault(
            "configuration.secret",
            WARN,
            "public client",
            it ->
                it.configure(
                    new OidcClient(
                        "https://a.example", "0oa1", Secret.of(""), CALLBACK.formatted(1)))),
        fault(
            "configuration.redirect-uri",
            FAIL,
            "no web address",
            it -> it.configure(redirectedTo("authorization-code/callback"))),
        fault(
            "configuration.redirect-uri",
            FAIL,
            "does not lead to this machine",
            it -> it.configure(redirectedTo("https://pachyderm.example.com/callback"))),
        fault(
            "configuration.issuer-host",
            FAIL,
            "is no scheme and host: 'id.example.com'",
            it -> it.showBrowsers("id.example.com")),
        fault("configuration.email-verified", WARN, "okta.com", ClusterStagesTest::wantVerified),
        fault("configuration.scopes", FAIL, "email", ClusterStagesTest::forgetEmail),
        fault(
            "bindings.administrators",
            WARN,
            "nobody administers",
            ClusterStagesTest::leaveRootAlone),
        fault(
            "bindings.look-alikes",
            WARN,
            "okta:ada@example.com and okta:adaa@example.com",
            it -> it.give("okta:adaa@example.com", "repoReader")),
        fault(
            "bindings.letter-case",
            WARN,
            "okta:Ada@example.com",
            it -> it.give("okta:Ada@example.com", "repoReader")),
        fault(
            "bindings.never-seen",
            WARN,
            "okta:new@example.com",
            it -> it.give("okta:new@example.com", "repoReader")),
        fault(
            "bindings.never-seen",
            WARN,
            "okta:new@example.com",
            it ->
                it.admin
                    .groups()
                    .modify(
                        new Principal("group/okta:data"),
                        List.of(new Principal("okta:new@example.com")),
                        List.of(),
                        false)),
        fault(
            "bindings.empty-groups",
            WARN,
            "group/okta:nobody",
            it -> it.give("group/okta:nobody", "repoReader")),
        fault(
            "bindings.group-form",
            WARN,
            "group/okta:/ops",
            it -> it.give("group/okta:/ops", "repoReader")),
        fault("bindings.provider", WARN, "okta:ada@example.com", ClusterStagesTest::renameProvider),
        fault(
            "bindings.provider",
            WARN,
            "user:bob@example.com",
            it -> it.give("user:bob@example.com", "repoReader")),
        fault(
            "bindings.everybody", WARN, "repoOwner", it -> it.give("allClusterUsers", "repoOwner")),
        fault(
            "tokens.robots",
            WARN,
            "robot:ci",
            it -> it.admin.tokens().issue("ci", Optional.of(Duration.ofDays(2)))),
        fault("tokens.root", WARN, "no token", ClusterStagesTest::beginAnew),
        fault("tokens.expired", WARN, "1 expired", ClusterStagesTest::letOneExpire));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itsFaultIsFound(
      String id, Finding.Status status, String words, Consumer<ClusterStagesTest> fault) {
    assertThat(found().get(id).status()).isEqualTo(PASS);
    fault.accept(this);
    Finding found = found().get(id);
    assertThat(found.status()).as(found.toString()).isEqualTo(status);
    assertThat(found.observed()).contains(words);
    assertThat(found.fixes()).isNotEmpty();
  }

  private void wantVerified() {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Guide(
                "okta", "", client("https://dev-1.okta.com", 1), List.of(), false),
            0,
            true);
  }

  private void forgetEmail() {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                client("https://a.example", 1), List.of("openid"), false, false, ""),
            0,
            true);
  }

  private void renameProvider() {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Guide(
                "keycloak", "", client("https://a.example", 1), List.of(), true),
            0,
            true);
  }

  /** An embedded cluster that is just activated has no root token. */
  private void beginAnew() {
    admin.deactivate();
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
  }

  private void leaveRootAlone() {
    Secret root = admin.tokens().rotateRoot(Optional.empty());
    admin = cluster.as(Optional.of(root));
    token = root;
    admin.bindings().set(Resource.CLUSTER, Principal.robot("admin"), List.of(), true);
  }

  private void letOneExpire() {
    var unused = admin.tokens().issue("ci", Optional.of(Duration.ofHours(1)));
    practice.clock.pass(Duration.ofHours(2));
  }

  @Test
  void aTakenPortIsFound() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      configure(client("https://login.example.com", taken.getLocalPort()));
      Finding found = found().get("configuration.callback-port");
      assertThat(found.status()).isEqualTo(FAIL);
      assertThat(found.fixes().toString()).contains("ss -ltnp");
    }
  }

  @Test
  void whatNobodyMaySeeIsSkipped() {
    Map<String, Finding> found = found(Optional.empty());
    assertThat(found.get("cluster.signed-in").status()).isEqualTo(FAIL);
    assertThat(found.get("bindings.roles").status()).isEqualTo(SKIP);
    assertThat(found.get("tokens.expired").observed()).contains("nobody is signed in");
    Secret robot = admin.tokens().issue("ci", Optional.empty());
    Map<String, Finding> ofRobot = found(Optional.of(robot));
    assertThat(ofRobot.get("cluster.administrator").status()).isEqualTo(SKIP);
    assertThat(ofRobot.get("configuration.present").observed()).contains("only an administrator");
  }

  @Test
  void aSessionThatEndsSoonIsFound() {
    Secret robot = admin.tokens().issue("ops", Optional.of(Duration.ofHours(3)));
    Finding found = found(Optional.of(robot)).get("cluster.session");
    assertThat(found.status()).isEqualTo(WARN);
    assertThat(found.fixes()).containsExactly("auth login");
    practice.clock.pass(Duration.ofHours(4));
    assertThat(found(Optional.of(robot)).get("cluster.signed-in").observed())
        .contains("expiration is in the past");
  }

  @Test
  void administratorsWithoutATokenAreNamed() {
    give("okta:ada@example.com", "clusterAdmin");
    admin.tokens().revokeAllOf(new Principal("okta:ada@example.com"), true);
    assertThat(found().get("bindings.living-tokens").observed())
        .contains("robot:admin has a token; not okta:ada@example.com");
  }

  private static Arguments fault(
      String id, Finding.Status status, String words, Consumer<ClusterStagesTest> fault) {
    return arguments(id, status, words, fault);
  }
}
