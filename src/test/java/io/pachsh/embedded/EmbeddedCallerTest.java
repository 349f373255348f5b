package io.pachsh.embedded;

import static io.pachsh.embedded.Practice.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.Caller;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What pachd 2.x does, the embedded cluster does. */
class EmbeddedCallerTest {
  private static final Principal CI = Principal.robot("ci");

  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void activatingBindsAsPachdDoes() {
    Caller admin = Practice.activated(cluster);

    assertThat(admin.roleBinding(Resource.CLUSTER))
        .isEqualTo(
            Map.of(
                Principal.ROOT,
                Set.of("clusterAdmin"),
                Principal.AUTH_SERVER,
                Set.of("clusterAdmin"),
                Principal.ALL_CLUSTER_USERS,
                Set.of("projectCreator"),
                ADMIN,
                Set.of("clusterAdmin")));
    assertThat(admin.roleBinding(Resource.project("default")))
        .isEqualTo(Map.of(Principal.ALL_CLUSTER_USERS, Set.of("projectWriter")));
    assertThat(admin.whoAmI().principal()).isEqualTo(ADMIN);
    assertThat(admin.whoAmI().clusterAdmin()).isTrue();
    assertThat(admin.whoAmI().expires()).isEmpty();
    assertThat(admin.configuration().version()).isEqualTo(2);
  }

  @Test
  void activatingWithoutAnAdminGivesRootAToken() {
    Activation activation =
        cluster.as(Optional.empty()).activate(Optional.empty(), Optional.empty());

    assertThat(activation.signedInAs()).isEqualTo(Principal.ROOT);
    assertThat(activation.initialAdmin()).isEmpty();
    assertThat(activation.token().reveal()).matches("[0-9a-f]{32}");
    assertThat(as(activation.token()).whoAmI().principal()).isEqualTo(Principal.ROOT);
  }

  @Test
  void activatingWithAnAdminGivesRootNoTokenUnlessSupplied() {
    Activation activation =
        cluster.as(Optional.empty()).activate(Optional.of(ADMIN), Optional.empty());

    assertThat(activation.root()).isEmpty();
    assertThat(activation.token()).isEqualTo(activation.initialAdmin().orElseThrow());
  }

  @Test
  void aSuppliedRootTokenIsKept() {
    Secret text = Secret.of("sixteen-letters!");
    Activation activation =
        cluster.as(Optional.empty()).activate(Optional.of(ADMIN), Optional.of(text));

    assertThat(activation.root()).contains(text);
    assertThat(as(text).whoAmI().principal()).isEqualTo(Principal.ROOT);
  }

  @Test
  void deactivatingForgetsEverythingAndGoesBackToVersionOne() {
    Secret token = Practice.adminToken(cluster);
    Caller admin = as(token);
    admin.setConfiguration(Practice.guide("okta"), 2);
    admin.deactivate();

    assertThat(cluster.isActivated()).isFalse();
    refuses(as(token)::whoAmI, new Refusal.NotActivated());
    Caller again = Practice.activated(cluster);
    assertThat(again.configuration().version()).isEqualTo(2);
    assertThat(again.configuration().configuration()).isEmpty();
    refuses(as(token)::whoAmI, new Refusal.BadToken());
  }

  @Test
  void aTokenLastsUntilItsTimeIsOver() {
    Caller admin = Practice.activated(cluster);
    Secret token = admin.robotToken("ci", Optional.of(Duration.ofHours(1)));

    assertThat(as(token).whoAmI().expires())
        .contains(practice.clock.instant().plus(Duration.ofHours(1)));
    practice.clock.pass(Duration.ofMinutes(60).minusNanos(1));
    assertThat(as(token).whoAmI().principal()).isEqualTo(CI);
    practice.clock.pass(Duration.ofNanos(1));
    refuses(as(token)::whoAmI, new Refusal.ExpiredToken());
  }

  @Test
  void aRobotMayHoldSeveralTokensAndWithoutATimeTheyLastForever() {
    Caller admin = Practice.activated(cluster);
    Secret one = admin.robotToken("ci", Optional.empty());
    Secret two = admin.robotToken("robot:ci", Optional.of(Duration.ofSeconds(-1)));
    practice.clock.pass(Duration.ofDays(100_000));

    assertThat(as(one).whoAmI().expires()).isEmpty();
    assertThat(as(two).whoAmI().principal()).isEqualTo(CI);
    assertThat(admin.revokeTokensOf(CI)).isEqualTo(2);
    refuses(as(one)::whoAmI, new Refusal.BadToken());
    assertThat(admin.revokeTokensOf(CI)).isZero();
  }

  @Test
  void knowingATokenIsEnoughToRevokeIt() {
    Caller admin = Practice.activated(cluster);
    Secret token = admin.robotToken("ci", Optional.empty());

    assertThat(as(token).revokeToken(Secret.of("unknown"))).isZero();
    assertThat(as(token).revokeToken(token)).isEqualTo(1);
    refuses(as(token)::whoAmI, new Refusal.BadToken());
  }

  @Test
  void rotatingTheRootTokenEndsTheOldOne() {
    Secret old = cluster.as(Optional.empty()).activate(Optional.empty(), Optional.empty()).token();
    Secret fresh = as(old).rotateRootToken(Optional.empty());

    refuses(as(old)::whoAmI, new Refusal.BadToken());
    assertThat(as(fresh).whoAmI().principal()).isEqualTo(Principal.ROOT);
    Secret supplied = Secret.of("a-text-of-my-own");
    assertThat(as(fresh).rotateRootToken(Optional.of(supplied))).isEqualTo(supplied);
    assertThat(as(supplied).rotateRootToken(Optional.of(supplied))).isEqualTo(supplied);
  }

  @Test
  void aRootTokenCannotTakeAnotherPrincipalsText() {
    Secret admin = Practice.adminToken(cluster);

    assertThatThrownBy(() -> as(admin).rotateRootToken(Optional.of(admin)))
        .hasMessage("that text is somebody's token already: supply another");
  }

  @Test
  void settingTheConfigurationComparesVersions() {
    Caller admin = Practice.activated(cluster);

    assertThat(admin.setConfiguration(Practice.guide("okta"), 2).version()).isEqualTo(3);
    refuses(
        () -> admin.setConfiguration(Practice.guide("okta"), 2), new Refusal.StaleVersion(2, 3));
    assertThat(admin.setConfiguration(Practice.guide("okta"), 0).version()).isEqualTo(4);
    assertThat(admin.configuration().configuration()).contains(Practice.guide("okta"));
  }

  @Test
  void renamingTheProviderEndsItsSessionsAndListsWhatIsLeftBehind() throws Exception {
    Caller admin = Practice.activated(cluster);
    admin.setConfiguration(Practice.guide("okta"), 0);
    admin.modifyRoleBinding(
        Resource.CLUSTER, new Principal("okta:test@pachyderm.com"), Set.of("debugger"));
    admin.modifyRoleBinding(
        Resource.CLUSTER, new Principal("group/okta:engineers"), Set.of("debugger"));
    LoginTest.signIn(cluster);

    assertThat(admin.setConfiguration(Practice.guide("okta"), 0).sessionsEnded()).isZero();
    var change = admin.setConfiguration(Practice.pachctl(), 0);
    assertThat(change.sessionsEnded()).isEqualTo(1);
    assertThat(change.orphans())
        .containsExactly(
            new Principal("group/okta:engineers"), new Principal("okta:test@pachyderm.com"));
    admin.modifyRoleBinding(Resource.CLUSTER, new Principal("group/okta:engineers"), Set.of());
    assertThat(admin.roleBinding(Resource.CLUSTER))
        .doesNotContainKey(new Principal("group/okta:engineers"));
  }

  @Test
  void rolesAreReplacedAndNoRolesRemoveThePrincipal() {
    Caller admin = Practice.activated(cluster);
    Principal user = new Principal("user:a@b.c");
    admin.modifyRoleBinding(Resource.CLUSTER, user, Set.of("debugger", "robotUser"));
    admin.modifyRoleBinding(Resource.CLUSTER, user, Set.of("repoReader"));

    assertThat(admin.roleBinding(Resource.CLUSTER)).containsEntry(user, Set.of("repoReader"));
    admin.modifyRoleBinding(Resource.CLUSTER, user, Set.of());
    assertThat(admin.roleBinding(Resource.CLUSTER)).doesNotContainKey(user);
    assertThat(admin.roleBinding(Resource.project("nowhere"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyGateIsClosedToARobotWithoutRoles() {
    Caller admin = Practice.activated(cluster);
    Caller robot = as(admin.robotToken("ci", Optional.empty()));
    Map<String, ThrowingCallable> gates =
        Map.of(
            "CLUSTER_AUTH_DEACTIVATE", robot::deactivate,
            "CLUSTER_AUTH_GET_CONFIG", robot::configuration,
            "CLUSTER_AUTH_SET_CONFIG", () -> robot.setConfiguration(Practice.guide("okta"), 0),
            "CLUSTER_AUTH_GET_ROBOT_TOKEN", () -> robot.robotToken("x", Optional.empty()),
            "CLUSTER_AUTH_ROTATE_ROOT_TOKEN", () -> robot.rotateRootToken(Optional.empty()),
            "CLUSTER_AUTH_REVOKE_USER_TOKENS", () -> robot.revokeTokensOf(CI),
            "CLUSTER_MODIFY_BINDINGS",
                () -> robot.modifyRoleBinding(Resource.CLUSTER, CI, Set.of("clusterAdmin")));
    return gates.entrySet().stream()
        .map(
            gate ->
                DynamicTest.dynamicTest(
                    gate.getKey(),
                    () ->
                        assertThatThrownBy(gate.getValue())
                            .hasMessage(
                                "robot:ci is not authorized to perform this operation"
                                    + " - needs permissions [%s] on CLUSTER .",
                                gate.getKey())));
  }

  @Test
  void repliesWithPachdsTexts() {
    Caller nobody = cluster.as(Optional.empty());
    refuses(nobody::whoAmI, new Refusal.NotActivated());
    refuses(nobody::deactivate, new Refusal.NotActivated());
    refuses(nobody::beginLogin, new Refusal.NotActivated());
    invalid(
        () -> nobody.activate(Optional.of(new Principal("user:a@b.c")), Optional.empty()),
        "the initial admin must be a robot, not 'user:a@b.c': write robot:NAME, for example"
            + " robot:admin");
    Caller admin = Practice.activated(cluster);
    refuses(
        () -> nobody.activate(Optional.empty(), Optional.empty()), new Refusal.AlreadyActivated());
    refuses(nobody::whoAmI, new Refusal.NotSignedIn());
    refuses(as(Secret.of(""))::whoAmI, new Refusal.BadToken());
    refuses(admin::beginLogin, new Refusal.NoProvider());
    invalid(
        () -> admin.robotToken("a:b", Optional.empty()), "robot names cannot contain colons (':')");
    invalid(
        () -> admin.robotToken("a", Optional.of(Duration.ofSeconds(Long.MAX_VALUE))),
        "a token's time to live is at most 365000 days; leave it out for a token that never"
            + " expires");
    invalid(() -> admin.revokeTokensOf(Principal.ROOT), "cannot revoke tokens for pach: users");
    invalid(() -> bind(admin, "bare"), "subject has no prefix, must be of the form <type>:<name>");
    invalid(() -> bind(admin, "okta:a@b.c"), "subject has unrecognized prefix: okta:");
    invalid(() -> bind(admin, "pach:root"), "cannot modify cluster role bindings for pach: users");
    invalid(() -> bind(admin, "robot:x", "clusterOwner"), "unknown role \"clusterOwner\"");
    invalid(
        () ->
            admin.modifyRoleBinding(
                new Resource(Resource.Type.JOB, "j"), CI, Set.of("clusterAdmin")),
        "unknown resource type JOB");
    refuses(
        () -> admin.modifyRoleBinding(Resource.project("no"), CI, Set.of("projectViewer")),
        new Refusal.NoRoleBinding(Resource.project("no")));
  }

  private static void bind(Caller admin, String principal, String... roles) {
    admin.modifyRoleBinding(Resource.CLUSTER, new Principal(principal), Set.of(roles));
  }

  private Caller as(Secret token) {
    return cluster.as(Optional.of(token));
  }

  static void invalid(ThrowingCallable operation, String sentence) {
    refuses(operation, new Refusal.Invalid(sentence));
  }

  static void refuses(ThrowingCallable operation, Refusal refusal) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
