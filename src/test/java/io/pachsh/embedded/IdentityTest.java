package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored about the identity service is kept, shown and undone as everything else. */
class IdentityTest {
  private static final Connector OKTA =
      new Connector(
          "okta",
          "Okta",
          "oidc",
          0,
          Secret.of("{\"issuer\":\"https://okta.example\",\"clientSecret\":\"hush-hush\"}"));

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void fill() {
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
    admin.identityService().set(new IdentitySettings("http://pachd:1658/", "24h", ""));
    admin.connectors().create(OKTA);
    admin
        .clients()
        .create(
            new IdentityClient(
                "pachd",
                "Pachyderm",
                Secret.of("secret-of-pachd"),
                List.of("http://a"),
                List.of("p")));
  }

  @Test
  void survivesAKillAndASave() {
    List<Object> before = everything(cluster);
    cluster.detach();
    EmbeddedCluster recovered = practice.open(directory);
    recovered.recover();
    assertThat(everything(recovered)).isEqualTo(before);
    recovered.save();
    recovered.close();
    assertThat(everything(practice.open(directory))).isEqualTo(before);
  }

  @Test
  void secretsAreMaskedWhereverPeopleRead() throws IOException {
    admin.history().undo(1, false);
    assertThat(cluster.pending().toString())
        .contains("connector okta (oidc) set, version 0", "no client pachd")
        .doesNotContain("hush-hush", "secret-of-pachd");
    assertThat(admin.history().records().toString())
        .contains("client pachd set")
        .doesNotContain("hush-hush", "secret-of-pachd");
    cluster.save();
    assertThat(Files.readString(directory.resolve("audit.jsonl")))
        .contains("okta")
        .doesNotContain("hush-hush", "secret-of-pachd");
    assertThat(Files.readString(directory.resolve("snapshot.json"))).contains("hush-hush");
  }

  @Test
  void undoBringsContentBackAndVersionsMoveOn() {
    admin
        .connectors()
        .update(
            new Connector(
                "okta",
                "Other",
                "",
                1,
                Secret.of("{\"issuer\":\"https://okta.example\",\"clientSecret\":\"new\"}")));
    admin.history().undo(1, false);
    assertThat(admin.connectors().get("okta"))
        .isEqualTo(new Connector("okta", "Okta", "oidc", 2, OKTA.configuration()));
    admin.identityService().deleteAll();
    admin.history().undo(1, false);
    assertThat(admin.connectors().get("okta").version()).isEqualTo(3);
    assertThat(admin.clients().get("pachd").secret()).isEqualTo(Secret.of("secret-of-pachd"));
    assertThat(admin.identityService().settings().idTokenExpiry()).isEqualTo("24h");
  }

  @Test
  void switchingAccessControlOffKeepsItAsPachdDoes() {
    admin.deactivate();
    Secret again = Practice.adminToken(cluster);
    Caller next = cluster.as(Optional.of(again));
    assertThat(next.connectors().all()).containsExactly(OKTA);
    assertThat(next.clients().all()).hasSize(1);
  }

  @Test
  void unknownIdsAreRefused() {
    refuses(() -> admin.connectors().get("x"), new Refusal.UnknownId());
    refuses(() -> admin.connectors().create(OKTA), new Refusal.TakenId());
  }

  @Test
  void groupsOfAPrincipalAreReplacedAndRestored() {
    Principal user = new Principal("user:a@b.c");
    Principal devs = new Principal("group:devs");
    Principal ops = new Principal("group:ops");
    admin.groups().set(user, Set.of(devs), false);
    admin.groups().set(user, Set.of(ops), false);
    assertThat(admin.groups().of(user)).containsExactly(ops);
    assertThat(admin.groups().membersOf(devs)).isEmpty();
    admin.history().undo(1, false);
    assertThat(admin.groups().of(user)).containsExactly(devs);
    admin.groups().set(user, Set.of(), false);
    assertThat(admin.groups().everMembers()).contains(user);
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).groups().all()).containsOnlyKeys(devs, ops);
  }

  @Test
  void theConfigurationCanBeClearedAndRestored() {
    admin.configuration().set(Practice.guide("okta"), 0, false);
    assertThat(admin.configuration().clear(false).version()).isEqualTo(4);
    assertThat(admin.configuration().live().configuration()).isEmpty();
    admin.history().undo(1, false);
    assertThat(admin.configuration().live().configuration()).contains(Practice.guide("okta"));
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).configuration().live().configuration())
        .contains(Practice.guide("okta"));
  }

  private List<Object> everything(EmbeddedCluster in) {
    Caller all = in.as(Optional.of(token));
    return List.of(all.identityService().settings(), all.connectors().all(), all.clients().all());
  }
}
