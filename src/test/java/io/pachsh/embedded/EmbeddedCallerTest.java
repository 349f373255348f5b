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

    assertThat(admin.bindings().of(Resource.CLUSTER))
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
    assertThat(admin.bindings().of(Resource.project("default")))
        .isEqualTo(Map.of(Principal.ALL_CLUSTER_USERS, Set.of("projectWriter")));
    assertThat(admin.whoAmI().principal()).isEqualTo(ADMIN);
    assertThat(admin.whoAmI().clusterAdmin()).isTrue();
    assertThat(admin.whoAmI().expires()).isEmpty();
    assertThat(admin.configuration().live().version()).isEqualTo(2);
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
    admin.configuration().set(Practice.guide("okta"), 2, false);
    admin.deactivate();

    assertThat(cluster.isActivated()).isFalse();
    refuses(as(token)::whoAmI, new Refusal.NotActivated());
    Caller again = Practice.activated(cluster);
    assertThat(again.configuration().live().version()).isEqualTo(2);
    assertThat(again.configuration().live().configuration()).isEmpty();
    refuses(as(token)::whoAmI, new Refusal.BadToken());
  }

  @Test
  void aTokenLastsUntilItsTimeIsOver() {
    Caller admin = Practice.activated(cluster);
    Secret token = admin.tokens().issue("ci", Optional.of(Duration.ofHours(1)));

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
    Secret one = admin.tokens().issue("ci", Optional.empty());
    Secret two = admin.tokens().issue("robot:ci", Optional.of(Duration.ofSeconds(-1)));
    practice.clock.pass(Duration.ofDays(100_000));

    assertThat(as(one).whoAmI().expires()).isEmpty();
    assertThat(as(two).whoAmI().principal()).isEqualTo(CI);
    assertThat(admin.tokens().revokeAllOf(CI, false)).isEqualTo(2);
    refuses(as(one)::whoAmI, new Refusal.BadToken());
    assertThat(admin.tokens().revokeAllOf(CI, false)).isZero();
  }

  @Test
  void knowingATokenIsEnoughToRevokeIt() {
    Caller admin = Practice.activated(cluster);
    Secret token = admin.tokens().issue("ci", Optional.empty());

    assertThat(as(token).tokens().revoke(Secret.of("unknown"), false)).isZero();
    assertThat(as(token).tokens().revoke(token, false)).isEqualTo(1);
    refuses(as(token)::whoAmI, new Refusal.BadToken());
  }

  @Test
  void rotatingTheRootTokenEndsTheOldOne() {
    Secret old = cluster.as(Optional.empty()).activate(Optional.empty(), Optional.empty()).token();
    Secret fresh = as(old).tokens().rotateRoot(Optional.empty());

    refuses(as(old)::whoAmI, new Refusal.BadToken());
    assertThat(as(fresh).whoAmI().principal()).isEqualTo(Principal.ROOT);
    Secret supplied = Secret.of("a-text-of-my-own");
    assertThat(as(fresh).tokens().rotateRoot(Optional.of(supplied))).isEqualTo(supplied);
    assertThat(as(supplied).tokens().rotateRoot(Optional.of(supplied))).isEqualTo(supplied);
  }

  @Test
  void aRootTokenCannotTakeAnotherPrincipalsText() {
    Secret admin = Practice.adminToken(cluster);

    assertThatThrownBy(() -> as(admin).tokens().rotateRoot(Optional.of(admin)))
        .hasMessage("that text is somebody's token already: supply another");
  }

  @Test
  void settingTheConfigurationComparesVersions() {
    Caller admin = Practice.activated(cluster);

    assertThat(admin.configuration().set(Practice.guide("okta"), 2, false).version()).isEqualTo(3);
    refuses(
        () -> admin.configuration().set(Practice.guide("okta"), 2, false),
        new Refusal.StaleVersion(2, 3));
    assertThat(admin.configuration().set(Practice.guide("okta"), 0, false).version()).isEqualTo(4);
    assertThat(admin.configuration().live().configuration()).contains(Practice.guide("okta"));
  }

  @Test
  void renamingTheProviderEndsItsSessionsAndListsWhatIsLeftBehind() throws Exception {
    Caller admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 0, false);
    admin
        .bindings()
        .set(Resource.CLUSTER, new Principal("okta:test@pachyderm.com"), Set.of("debugger"), false);
    admin
        .bindings()
        .set(Resource.CLUSTER, new Principal("group/okta:engineers"), Set.of("debugger"), false);
    LoginTest.signIn(cluster);

    assertThat(admin.configuration().set(Practice.guide("okta"), 0, false).sessionsEnded())
        .isZero();
    var change = admin.configuration().set(Practice.pachctl(), 0, false);
    assertThat(change.sessionsEnded()).isEqualTo(1);
    assertThat(change.orphans())
        .containsExactly(
            new Principal("group/okta:engineers"), new Principal("okta:test@pachyderm.com"));
    admin.bindings().set(Resource.CLUSTER, new Principal("group/okta:engineers"), Set.of(), false);
    assertThat(admin.bindings().of(Resource.CLUSTER))
        .doesNotContainKey(new Principal("group/okta:engineers"));
  }

  @Test
  void rolesAreReplacedAndNoRolesRemoveThePrincipal() {
    Caller admin = Practice.activated(cluster);
    Principal user = new Principal("user:a@b.c");
    admin.bindings().set(Resource.CLUSTER, user, Set.of("debugger", "robotUser"), false);
    admin.bindings().set(Resource.CLUSTER, user, Set.of("repoReader"), false);

    assertThat(admin.bindings().of(Resource.CLUSTER)).containsEntry(user, Set.of("repoReader"));
    admin.bindings().set(Resource.CLUSTER, user, Set.of(), false);
    assertThat(admin.bindings().of(Resource.CLUSTER)).doesNotContainKey(user);
    assertThat(admin.bindings().of(Resource.project("nowhere"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyGateIsClosedToARobotWithoutRoles() {
    Caller admin = Practice.activated(cluster);
    Caller robot = as(admin.tokens().issue("ci", Optional.empty()));
    Map<String, ThrowingCallable> gates =
        Map.of(
            "CLUSTER_AUTH_DEACTIVATE", robot::deactivate,
            "CLUSTER_AUTH_GET_CONFIG", () -> robot.configuration().live(),
            "CLUSTER_AUTH_SET_CONFIG",
                () -> robot.configuration().set(Practice.guide("okta"), 0, false),
            "CLUSTER_AUTH_GET_ROBOT_TOKEN", () -> robot.tokens().issue("x", Optional.empty()),
            "CLUSTER_AUTH_ROTATE_ROOT_TOKEN", () -> robot.tokens().rotateRoot(Optional.empty()),
            "CLUSTER_AUTH_REVOKE_USER_TOKENS", () -> robot.tokens().revokeAllOf(CI, false),
            "CLUSTER_MODIFY_BINDINGS",
                () -> robot.bindings().set(Resource.CLUSTER, CI, Set.of("clusterAdmin"), false));
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
    refuses(() -> nobody.logins().begin(Optional.empty()), new Refusal.NotActivated());
    invalid(
        () -> nobody.activate(Optional.of(new Principal("user:a@b.c")), Optional.empty()),
        "the initial admin must be a robot, not 'user:a@b.c': write robot:NAME, for example"
            + " robot:admin");
    Caller admin = Practice.activated(cluster);
    refuses(
        () -> nobody.activate(Optional.empty(), Optional.empty()), new Refusal.AlreadyActivated());
    refuses(nobody::whoAmI, new Refusal.NotSignedIn());
    refuses(as(Secret.of(""))::whoAmI, new Refusal.BadToken());
    refuses(() -> admin.logins().begin(Optional.empty()), new Refusal.NoProvider());
    invalid(
        () -> admin.tokens().issue("a:b", Optional.empty()),
        "robot names cannot contain colons (':')");
    invalid(
        () -> admin.tokens().issue("a", Optional.of(Duration.ofSeconds(Long.MAX_VALUE))),
        "a token's time to live is at most 365000 days; leave it out for a token that never"
            + " expires");
    invalid(
        () -> admin.tokens().revokeAllOf(Principal.ROOT, false),
        "cannot revoke tokens for pach: users");
    invalid(() -> bind(admin, "bare"), "subject has no prefix, must be of the form <type>:<name>");
    invalid(() -> bind(admin, "okta:a@b.c"), "subject has unrecognized prefix: okta:");
    invalid(() -> bind(admin, "pach:root"), "cannot modify cluster role bindings for pach: users");
    invalid(() -> bind(admin, "robot:x", "clusterOwner"), "unknown role \"clusterOwner\"");
    invalid(
        () ->
            admin
                .bindings()
                .set(new Resource(Resource.Type.JOB, "j"), CI, Set.of("clusterAdmin"), false),
        "unknown resource type JOB");
    refuses(
        () -> admin.bindings().set(Resource.project("no"), CI, Set.of("projectViewer"), false),
        new Refusal.NoRoleBinding(Resource.project("no")));
  }

  private static void bind(Caller admin, String principal, String... roles) {
    admin.bindings().set(Resource.CLUSTER, new Principal(principal), Set.of(roles), false);
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
