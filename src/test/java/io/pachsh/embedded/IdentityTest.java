package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Connector;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.IdentityClient;
import io.pachsh.cluster.IdentitySettings;
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
      new Connector("okta", "Okta", "oidc", 0, Secret.of("{\"clientSecret\":\"hush-hush\"}"));

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;
  private IdentityAdministration identity;

  @BeforeEach
  void fill() {
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
    identity = admin.identityService();
    identity.setSettings(new IdentitySettings("http://pachd:1658/", "24h", ""));
    identity.createConnector(OKTA);
    identity.createClient(
        new IdentityClient(
            "pachd", "Pachyderm", Secret.of("secret-of-pachd"), List.of("http://a"), List.of("p")));
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
    admin.administration().undo(1, false);
    assertThat(cluster.pending().toString())
        .contains("connector okta (oidc) set, version 0", "no client pachd")
        .doesNotContain("hush-hush", "secret-of-pachd");
    assertThat(admin.administration().audit().toString())
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
    identity.updateConnector(
        new Connector("okta", "Other", "", 1, Secret.of("{\"clientSecret\":\"new\"}")));
    admin.administration().undo(1, false);
    assertThat(identity.connector("okta"))
        .isEqualTo(new Connector("okta", "Okta", "oidc", 2, OKTA.configuration()));
    identity.deleteAll();
    admin.administration().undo(1, false);
    assertThat(identity.connector("okta").version()).isEqualTo(3);
    assertThat(identity.client("pachd").secret()).isEqualTo(Secret.of("secret-of-pachd"));
    assertThat(identity.settings().idTokenExpiry()).isEqualTo("24h");
  }

  @Test
  void switchingAccessControlOffKeepsItAsPachdDoes() {
    admin.deactivate();
    Secret again = Practice.adminToken(cluster);
    IdentityAdministration next = cluster.as(Optional.of(again)).identityService();
    assertThat(next.connectors()).containsExactly(OKTA);
    assertThat(next.clients()).hasSize(1);
  }

  @Test
  void unknownIdsAreRefused() {
    refuses(() -> identity.connector("x"), new Refusal.UnknownId());
    refuses(() -> identity.createConnector(OKTA), new Refusal.TakenId());
  }

  @Test
  void groupsOfAPrincipalAreReplacedAndRestored() {
    Principal user = new Principal("user:a@b.c");
    Principal devs = new Principal("group:devs");
    Principal ops = new Principal("group:ops");
    admin.administration().setGroups(user, Set.of(devs), false);
    admin.administration().setGroups(user, Set.of(ops), false);
    assertThat(admin.administration().groupsOf(user)).containsExactly(ops);
    assertThat(admin.administration().membersOf(devs)).isEmpty();
    admin.administration().undo(1, false);
    assertThat(admin.administration().groupsOf(user)).containsExactly(devs);
    admin.administration().setGroups(user, Set.of(), false);
    assertThat(admin.administration().everMembers()).contains(user);
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).administration().members()).containsOnlyKeys(devs, ops);
  }

  @Test
  void theConfigurationCanBeClearedAndRestored() {
    admin.setConfiguration(Practice.guide("okta"), 0);
    assertThat(admin.clearConfiguration(false).version()).isEqualTo(4);
    assertThat(admin.configuration().configuration()).isEmpty();
    admin.administration().undo(1, false);
    assertThat(admin.configuration().configuration()).contains(Practice.guide("okta"));
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).configuration().configuration())
        .contains(Practice.guide("okta"));
  }

  private List<Object> everything(EmbeddedCluster in) {
    IdentityAdministration all = in.as(Optional.of(token)).identityService();
    return List.of(all.settings(), all.connectors(), all.clients());
  }
}
