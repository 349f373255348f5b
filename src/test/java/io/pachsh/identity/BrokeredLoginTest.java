package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Login;
import io.pachsh.rehearsal.Fault;
import io.pachsh.rehearsal.FormSignIn;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.RehearsalOrg;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins on an embedded cluster through a connector to the rehearsal org. */
class BrokeredLoginTest {
  @TempDir private Path directory;
  private BrokeringCluster brokering;
  private RehearsalOrg org;

  @BeforeEach
  void start() {
    brokering = new BrokeringCluster(directory.resolve("cluster"));
    org =
        RehearsalOrg.start(
            OrgSettings.in(directory.resolve("org")).onPort(0).returningTo(brokering.callback),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void stop() {
    org.close();
    brokering.close();
  }

  private Map<String, Object> okta() {
    return Map.of(
        "issuer", org.details().issuer(),
        "clientID", org.details().clientId(),
        "clientSecret", org.details().clientSecret().reveal(),
        "redirectURI", brokering.callback,
        "insecureEnableGroups", true,
        "scopes", List.of("openid", "profile", "email", "groups"));
  }

  @Test
  void theOnlyConnectorIsTakenAtOnce() {
    brokering.connect("okta", "oidc", okta());
    try (Login login = brokering.begin()) {
      assertThat(login.address().toString()).startsWith(brokering.issuer + "/auth?");
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      LoginOutcome outcome = brokering.finish(login);
      assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
      assertThat(((LoginOutcome.SignedIn) outcome).principal())
          .isEqualTo(new Principal("user:ada@example.com"));
      assertThat(brokering.admin.groups().of(new Principal("user:ada@example.com")))
          .extracting(Principal::text)
          .containsExactlyInAnyOrder("group:Everyone", "group:data-science");
    }
  }

  /** As Okta's org authorization server does it. */
  @Test
  void groupsMayStandAtUserinfoAlone() {
    Map<String, Object> asking = new HashMap<>(okta());
    asking.put("getUserInfo", true);
    brokering.connect("okta", "oidc", asking);
    org.misbehave(Fault.THIN_TOKENS);
    try (Login login = brokering.begin()) {
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      LoginOutcome outcome = brokering.finish(login);
      assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
      assertThat(brokering.admin.groups().of(new Principal("user:ada@example.com")))
          .extracting(Principal::text)
          .containsExactlyInAnyOrder("group:Everyone", "group:data-science");
    }
  }

  /** As on a real pachd, so that what works here works there. */
  @Test
  void userinfoIsAskedOnlyWhenTheConnectorSaysSo() {
    brokering.connect("okta", "oidc", okta());
    org.misbehave(Fault.THIN_TOKENS);
    try (Login login = brokering.begin()) {
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      LoginOutcome outcome = brokering.finish(login);
      assertThat(((LoginOutcome.Refused) outcome).problem().sentence())
          .contains("gives no 'name'", "getUserInfo");
    }
  }

  @Test
  void aBrokenConnectorBesideItStopsNobody() throws Exception {
    brokering.connect("okta", "oidc", okta());
    brokering.connect("ldap", "ldap", Map.of("host", "h", "userSearch", SEARCH));
    try (Login login = brokering.begin()) {
      URI chosen = URI.create(login.address() + "&connector_id=okta");
      var unused = new FormSignIn(org.details()).as("grace@example.com", chosen);
      assertThat(brokering.finish(login)).isInstanceOf(LoginOutcome.SignedIn.class);
    }
  }

  private static final Map<String, Object> SEARCH =
      Map.of("baseDN", "dc=example", "username", "uid");

  @Test
  void anIssuerInsideTheClusterIsReachedOnThisMachine() {
    try (BrokeringCluster inside =
        new BrokeringCluster(directory.resolve("inside"), "http://pachd:1658/")) {
      inside.configure(
          "http://127.0.0.1:" + BrokeringCluster.freePort() + "/authorization-code/callback",
          true,
          "");
      inside.connect("mock", "mockCallback", Map.of());
      try (Login login = inside.begin()) {
        assertThat(login.address().toString()).startsWith("http://localhost:30658/auth?");
      }
    }
  }

  @Test
  void whatTheProviderRefusesReachesWhoeverWaits() {
    brokering.connect("okta", "oidc", okta());
    org.misbehave(Fault.NOT_ASSIGNED);
    try (Login login = brokering.begin()) {
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      LoginOutcome outcome = brokering.finish(login);
      assertThat(((LoginOutcome.Refused) outcome).problem().sentence())
          .contains("Connector okta", "not assigned");
    }
  }

  @Test
  void aTrialLeavesNothingUnsaved() {
    brokering.connect("okta", "oidc", okta());
    assertThat(brokering.cluster.pending()).isNotEmpty();
    brokering.cluster.save();
    try (Login login =
        brokering.cluster.as(Optional.empty()).logins().trial().begin(Optional.empty())) {
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      assertThat(brokering.finish(login)).isInstanceOf(LoginOutcome.Tried.class);
    }
    assertThat(brokering.cluster.isUnsaved()).isFalse();
    assertThat(brokering.cluster.pending()).isEmpty();
    try (Login login = brokering.begin()) {
      var unused = new FormSignIn(org.details()).as("ada@example.com", login.address());
      brokering.finish(login);
    }
    assertThat(brokering.cluster.isUnsaved()).isTrue();
    assertThat(brokering.cluster.pending())
        .hasSize(2)
        .contains("the identity service's signing keys renewed");
  }

  @Test
  void keysSurviveAKillAndNobodySeesThem() throws Exception {
    brokering.connect("okta", "oidc", okta());
    brokering.begin().close();
    brokering.cluster.detach();
    try (BrokeringCluster.Again again = brokering.again()) {
      again.cluster().recover();
      assertThat(again.cluster().pending()).contains("the identity service's signing keys renewed");
      again.cluster().save();
      assertThat(Files.readString(directory.resolve("cluster/audit.jsonl")))
          .contains("signing-keys-set")
          .doesNotContain("\\\"d\\\"");
      assertThat(Files.readString(directory.resolve("cluster/snapshot.json")))
          .contains("signing_keys");
    }
    try (BrokeringCluster.Again again = brokering.again()) {
      assertThat(again.cluster().pending()).isEmpty();
      assertThat(again.cluster().isUnsaved()).isFalse();
    }
  }
}
