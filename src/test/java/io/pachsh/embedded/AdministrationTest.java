package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.invalid;
import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Caller;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.access.TokenSummary;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** What administrators ask and change, as pachd answers it. */
class AdministrationTest {
  private static final Principal CI = Principal.robot("ci");
  private static final Principal BOT = Principal.robot("bot");
  private static final Principal DEVS = new Principal("group:devs");
  private static final Resource DEFAULT = Resource.project("default");
  private static final Resource IMAGES = Resource.repo("default", "images");

  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Caller caller;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    caller = Practice.activated(cluster);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void singleRolesAreGivenAndTaken() {
    assertThat(
            caller
                .administration()
                .changeRoles(DEFAULT, CI, List.of("repoReader", "repoWriter"), List.of(), false))
        .containsExactlyInAnyOrder("repoReader", "repoWriter");
    assertThat(
            caller
                .administration()
                .changeRoles(DEFAULT, CI, List.of(), List.of("repoReader"), false))
        .containsExactly("repoWriter");
    assertThat(caller.administration().setRoles(DEFAULT, CI, List.of("repoOwner"), false))
        .containsExactly("repoWriter");
    assertThat(caller.administration().setRoles(DEFAULT, CI, List.of(), false))
        .containsExactly("repoOwner");
    assertThat(caller.administration().binding(DEFAULT)).doesNotContainKey(CI);
    invalid(
        () -> caller.administration().changeRoles(DEFAULT, CI, List.of(), List.of("rdr"), false),
        "unknown role \"rdr\"");
    assertThat(caller.administration().binding(Resource.project("nowhere"))).isEmpty();
  }

  @Test
  void holdingsNameTheRolesReturnedForTheResourceAndWalkToTheEnd() {
    caller.administration().createRepo("default", "images");
    caller.administration().setRoles(IMAGES, CI, List.of("repoReader"), false);
    caller.administration().setRoles(DEFAULT, CI, List.of("repoWriter", "projectViewer"), false);

    assertThat(caller.administration().holdings(IMAGES, CI).roles())
        .containsExactly(Role.REPO_READER, Role.REPO_WRITER);
    assertThat(caller.administration().holdings(DEFAULT, CI).roles())
        .containsExactly(Role.PROJECT_VIEWER, Role.PROJECT_WRITER);
    assertThat(caller.administration().holdings(IMAGES).permissions())
        .hasSize(Permission.values().length);
    refuses(
        () -> caller.administration().holdings(Resource.repo("default", "no")),
        new Refusal.NoRoleBinding(Resource.repo("default", "no")));
    refuses(
        () -> caller.administration().holdings(Resource.repo("no", "x"), CI),
        new Refusal.NoRoleBinding(Resource.project("no")));
  }

  @Test
  void groupsGrowShrinkAndNeverDisappear() {
    caller.administration().modifyMembers(DEVS, List.of(CI, BOT), List.of(BOT), false);
    assertThat(caller.administration().membersOf(DEVS)).containsExactly(CI);
    assertThat(caller.administration().groupsOf(CI)).containsExactly(DEVS);
    caller.administration().modifyMembers(DEVS, List.of(), List.of(CI), false);

    assertThat(caller.administration().members()).containsOnlyKeys(DEVS);
    assertThat(caller.administration().membersOf(DEVS)).isEmpty();
    assertThat(caller.administration().principals()).contains(CI).doesNotContain(BOT, DEVS);
    assertThat(caller.administration().groupsOf(new Principal("user:unknown"))).isEmpty();
    refuses(
        () -> caller.administration().membersOf(new Principal("group:ops")),
        new Refusal.NotFound("groups group:ops not found"));
    invalid(
        () ->
            caller
                .administration()
                .modifyMembers(DEVS, List.of(new Principal("bare")), List.of(), false),
        "subject has no prefix, must be of the form <type>:<name>");
    invalid(
        () ->
            caller
                .administration()
                .modifyMembers(DEVS, List.of(), List.of(new Principal("okta:x")), false),
        "subject has unrecognized prefix: okta:");
  }

  @Test
  void somebodyIsKnownByARoleATokenOrAGroup() {
    assertThat(caller.administration().isKnown(CI)).isFalse();
    assertThat(caller.administration().isKnown(DEVS)).isFalse();
    caller.administration().changeRoles(DEFAULT, CI, List.of("repoReader"), List.of(), false);
    caller.administration().modifyMembers(DEVS, List.of(BOT), List.of(), false);
    caller
        .administration()
        .principals()
        .forEach(principal -> assertThat(caller.administration().isKnown(principal)).isTrue());
    caller
        .administration()
        .members()
        .keySet()
        .forEach(group -> assertThat(caller.administration().isKnown(group)).isTrue());
    assertThat(caller.administration().isKnown(new Principal("ROBOT:ci"))).isFalse();
  }

  @Test
  void aChangeThatChangesNothingIsNoChange() {
    caller.administration().modifyMembers(DEVS, List.of(CI), List.of(), false);
    int before = cluster.pending().size();
    caller.administration().modifyMembers(DEVS, List.of(CI), List.of(BOT), false);
    caller.administration().setRoles(DEFAULT, CI, List.of(), false);
    caller.administration().changeRoles(DEFAULT, CI, List.of(), List.of("repoReader"), false);
    caller.tokens().deleteExpired();

    assertThat(cluster.pending()).hasSize(before);
  }

  @Test
  void aPlaceIsOwnedByWhoeverCreatedItAndTakesItsBindingAlong() {
    caller.administration().createProject("vision");
    caller.administration().createRepo("vision", "images");
    Resource repo = Resource.repo("vision", "images");

    assertThat(caller.administration().places()).containsOnlyKeys("default", "vision");
    assertThat(caller.administration().places().get("vision")).containsExactly("images");
    assertThat(caller.administration().binding(Resource.project("vision")))
        .isEqualTo(Map.of(Practice.ADMIN, Set.of("projectOwner")));
    assertThat(caller.administration().binding(repo))
        .isEqualTo(Map.of(Practice.ADMIN, Set.of("repoOwner")));
    refuses(
        () -> caller.administration().createProject("vision"),
        new Refusal.Taken("project vision already exists"));
    refuses(
        () -> caller.administration().createRepo("vision", "images"),
        new Refusal.Taken("repo vision/images already exists"));
    refuses(
        () -> caller.administration().deleteProject("vision"),
        new Refusal.NotEmpty("cannot delete project vision: repo vision/images still exists"));
    invalid(
        () -> caller.administration().createProject("a/b"),
        "invalid project name: name (a/b) invalid: only alphanumeric characters, underscores, and"
            + " dashes are allowed");
    refuses(
        () -> caller.administration().createRepo("no", "x"),
        new Refusal.NotFound(
            "cannot find project \"no\": get project by name: project \"no\" not found"));
    refuses(
        () -> caller.administration().deleteRepo("vision", "x"),
        new Refusal.NotFound("repo vision/x not found"));
    caller.administration().deleteRepo("vision", "images");
    caller.administration().deleteProject("vision");
    assertThat(caller.administration().places()).containsOnlyKeys("default");
    refuses(
        () -> caller.administration().setRoles(repo, CI, List.of("repoReader"), false),
        new Refusal.NoRoleBinding(repo));
  }

  @Test
  void placesNeedNobodyWhileAccessControlIsOff() {
    caller.deactivate();
    Caller anybody = cluster.as(Optional.empty());
    anybody.administration().createProject("early");
    anybody.administration().createRepo("early", "bird");
    anybody.administration().deleteRepo("early", "bird");

    assertThat(anybody.administration().places()).containsOnlyKeys("default", "early");
    Caller later = Practice.activated(cluster);
    assertThat(later.administration().policy().bindings()).containsKey(Resource.project("early"));
    assertThat(later.administration().binding(Resource.project("early"))).isEmpty();
  }

  @Test
  void tokensAreListedExtractedRestoredAndPurged() {
    Secret text = caller.tokens().issue("ci", Optional.of(Duration.ofHours(1)));
    practice.clock.pass(Duration.ofMinutes(1));
    caller.tokens().issue("bot", Optional.empty());
    TokenSummary ci = caller.tokens().ofRobots().get(1);

    assertThat(caller.tokens().all())
        .extracting(TokenSummary::principal)
        .containsExactly(Practice.ADMIN, CI, BOT);
    assertThat(ci.hash()).isEqualTo(Token.hash(text));
    invalid(
        () -> caller.tokens().restore(ci.hash(), CI, Optional.empty()),
        "error restoring auth token: cannot overwrite existing token with same hash");
    caller.tokens().revokeAllOf(CI, false);
    caller.tokens().restore(ci.hash(), CI, ci.expires());
    assertThat(cluster.as(Optional.of(text)).whoAmI().principal()).isEqualTo(CI);

    practice.clock.pass(Duration.ofHours(1));
    assertThat(caller.tokens().all()).hasSize(3);
    assertThat(caller.tokens().deleteExpired()).isEqualTo(1);
    assertThat(caller.tokens().all()).hasSize(2);
    refuses(() -> caller.tokens().restore(ci.hash(), CI, ci.expires()), new Refusal.ExpiredToken());
    caller.tokens().restore("short", CI, Optional.empty());
    assertThat(caller.tokens().all()).extracting(TokenSummary::hash).contains("short");
  }

  @Test
  void theAuditTellsSavedFromUnsavedAcrossSessionsAndMasksSecrets() {
    caller.setConfiguration(Practice.guide("okta"), 0);
    cluster.note(Secret.of("the session's own"));
    cluster.save();
    caller.administration().createProject("vision");

    assertThat(caller.administration().audit())
        .extracting(it -> it.number() + (it.saved() ? " saved " : " unsaved ") + it.description())
        .containsExactly(
            "1 saved access control activated, with initial admin robot:admin",
            "2 saved auth configuration set: issuer https://okta.example, client client-id,"
                + " secret •••",
            "3 unsaved PROJECT vision created, owned by robot:admin");
    assertThat(caller.administration().audit().get(2).actor()).contains(Practice.ADMIN);
    assertThat(caller.administration().audit().get(0).actor()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyGateIsPachds() {
    caller.administration().createRepo("default", "images");
    Caller robot = cluster.as(Optional.of(caller.tokens().issue("ci", Optional.empty())));
    caller.modifyRoleBinding(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, Set.of());
    caller.modifyRoleBinding(DEFAULT, Principal.ALL_CLUSTER_USERS, Set.of());
    String asking = "CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL] on CLUSTER .";
    String hash = "0".repeat(64);
    return Stream.of(
            gate(asking, () -> robot.administration().holdings(DEFAULT, BOT)),
            gate(asking, () -> robot.administration().decide(BOT, Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.administration().whoCan(Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.administration().accessOf(BOT)),
            gate(asking, () -> robot.administration().principals()),
            gate(asking, () -> robot.administration().policy()),
            gate(asking, () -> robot.administration().audit()),
            gate(
                "CLUSTER_AUTH_GET_GROUPS] on CLUSTER .", () -> robot.administration().groupsOf(CI)),
            gate(
                "CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .",
                () -> robot.administration().members()),
            gate(
                "CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .",
                () -> robot.administration().membersOf(DEVS)),
            gate(
                "CLUSTER_AUTH_MODIFY_GROUP_MEMBERS] on CLUSTER .",
                () -> robot.administration().modifyMembers(DEVS, List.of(CI), List.of(), false)),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", () -> robot.tokens().all()),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", () -> robot.tokens().ofRobots()),
            gate(
                "CLUSTER_AUTH_RESTORE_TOKEN] on CLUSTER .",
                () -> robot.tokens().restore(hash, CI, Optional.empty())),
            gate(
                "CLUSTER_AUTH_DELETE_EXPIRED_TOKENS] on CLUSTER .",
                () -> robot.tokens().deleteExpired()),
            gate("PROJECT_CREATE] on CLUSTER .", () -> robot.administration().createProject("p")),
            gate(
                "PROJECT_DELETE PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () -> robot.administration().deleteProject("default")),
            gate(
                "PROJECT_CREATE_REPO] on PROJECT default.",
                () -> robot.administration().createRepo("default", "r")),
            gate(
                "REPO_DELETE] on REPO default/images.",
                () -> robot.administration().deleteRepo("default", "images")),
            gate(
                "CLUSTER_MODIFY_BINDINGS] on CLUSTER .",
                () ->
                    robot
                        .administration()
                        .setRoles(Resource.CLUSTER, CI, List.of("clusterAdmin"), false)),
            gate(
                "PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () ->
                    robot
                        .administration()
                        .changeRoles(DEFAULT, CI, List.of("repoReader"), List.of(), false)),
            gate(
                "REPO_MODIFY_BINDINGS] on REPO default/images.",
                () -> robot.administration().setRoles(IMAGES, CI, List.of("repoReader"), false)),
            gate("CLUSTER_MODIFY_BINDINGS] on CLUSTER .", () -> robot.administration().undoing(1)),
            gate(
                "CLUSTER_MODIFY_BINDINGS] on CLUSTER .",
                () -> robot.administration().undo(1, true)))
        .map(gate -> DynamicTest.dynamicTest(gate.needed(), () -> gate.requireClosed()));
  }

  @Test
  void everybodyMayAskAboutThemselves() {
    Caller robot = cluster.as(Optional.of(caller.tokens().issue("ci", Optional.empty())));
    assertThat(
            robot
                .administration()
                .decide(CI, Permission.PROJECT_CREATE, Resource.CLUSTER)
                .isAllowed())
        .isTrue();
    assertThat(robot.administration().accessOf(CI)).hasSize(2);
    assertThat(robot.administration().holdings(Resource.CLUSTER).roles())
        .containsExactly(Role.PROJECT_CREATOR);
    assertThat(robot.administration().groups()).isEmpty();
    assertThat(robot.administration().places()).containsOnlyKeys("default");
  }

  private record ClosedGate(String needed, ThrowingCallable operation) {
    void requireClosed() {
      assertThatThrownBy(operation)
          .hasMessage(
              "robot:ci is not authorized to perform this operation - needs permissions ["
                  + needed);
    }
  }

  private static ClosedGate gate(String needed, ThrowingCallable operation) {
    return new ClosedGate(needed, operation);
  }
}
