package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Login;
import io.pachsh.rehearsal.FormSignIn;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.RehearsalOrg;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
}
