package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.invalid;
import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.embedded.state.Token;
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
  private Administration admin;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    caller = Practice.activated(cluster);
    admin = caller.administration();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void singleRolesAreGivenAndTaken() {
    assertThat(
            admin.changeRoles(DEFAULT, CI, List.of("repoReader", "repoWriter"), List.of(), false))
        .containsExactlyInAnyOrder("repoReader", "repoWriter");
    assertThat(admin.changeRoles(DEFAULT, CI, List.of(), List.of("repoReader"), false))
        .containsExactly("repoWriter");
    assertThat(admin.setRoles(DEFAULT, CI, List.of("repoOwner"), false))
        .containsExactly("repoWriter");
    assertThat(admin.setRoles(DEFAULT, CI, List.of(), false)).containsExactly("repoOwner");
    assertThat(admin.binding(DEFAULT)).doesNotContainKey(CI);
    invalid(
        () -> admin.changeRoles(DEFAULT, CI, List.of(), List.of("rdr"), false),
        "unknown role \"rdr\"");
    assertThat(admin.binding(Resource.project("nowhere"))).isEmpty();
  }

  @Test
  void holdingsNameTheRolesReturnedForTheResourceAndWalkToTheEnd() {
    admin.createRepo("default", "images");
    admin.setRoles(IMAGES, CI, List.of("repoReader"), false);
    admin.setRoles(DEFAULT, CI, List.of("repoWriter", "projectViewer"), false);

    assertThat(admin.holdings(IMAGES, CI).roles())
        .containsExactly(Role.REPO_READER, Role.REPO_WRITER);
    assertThat(admin.holdings(DEFAULT, CI).roles())
        .containsExactly(Role.PROJECT_VIEWER, Role.PROJECT_WRITER);
    assertThat(admin.holdings(IMAGES).permissions()).hasSize(Permission.values().length);
    refuses(
        () -> admin.holdings(Resource.repo("default", "no")),
        new Refusal.NoRoleBinding(Resource.repo("default", "no")));
    refuses(
        () -> admin.holdings(Resource.repo("no", "x"), CI),
        new Refusal.NoRoleBinding(Resource.project("no")));
  }

  @Test
  void groupsGrowShrinkAndNeverDisappear() {
    admin.modifyMembers(DEVS, List.of(CI, BOT), List.of(BOT), false);
    assertThat(admin.membersOf(DEVS)).containsExactly(CI);
    assertThat(admin.groupsOf(CI)).containsExactly(DEVS);
    admin.modifyMembers(DEVS, List.of(), List.of(CI), false);

    assertThat(admin.members()).containsOnlyKeys(DEVS);
    assertThat(admin.membersOf(DEVS)).isEmpty();
    assertThat(admin.principals()).contains(CI).doesNotContain(BOT, DEVS);
    assertThat(admin.groupsOf(new Principal("user:unknown"))).isEmpty();
    refuses(
        () -> admin.membersOf(new Principal("group:ops")),
        new Refusal.NotFound("groups group:ops not found"));
    invalid(
        () -> admin.modifyMembers(DEVS, List.of(new Principal("bare")), List.of(), false),
        "subject has no prefix, must be of the form <type>:<name>");
    invalid(
        () -> admin.modifyMembers(DEVS, List.of(), List.of(new Principal("okta:x")), false),
        "subject has unrecognized prefix: okta:");
  }

  @Test
  void somebodyIsKnownByARoleATokenOrAGroup() {
    assertThat(admin.isKnown(CI)).isFalse();
    assertThat(admin.isKnown(DEVS)).isFalse();
    admin.changeRoles(DEFAULT, CI, List.of("repoReader"), List.of(), false);
    admin.modifyMembers(DEVS, List.of(BOT), List.of(), false);
    admin.principals().forEach(principal -> assertThat(admin.isKnown(principal)).isTrue());
    admin.members().keySet().forEach(group -> assertThat(admin.isKnown(group)).isTrue());
    assertThat(admin.isKnown(new Principal("ROBOT:ci"))).isFalse();
  }

  @Test
  void aChangeThatChangesNothingIsNoChange() {
    admin.modifyMembers(DEVS, List.of(CI), List.of(), false);
    int before = cluster.pending().size();
    admin.modifyMembers(DEVS, List.of(CI), List.of(BOT), false);
    admin.setRoles(DEFAULT, CI, List.of(), false);
    admin.changeRoles(DEFAULT, CI, List.of(), List.of("repoReader"), false);
    admin.deleteExpiredTokens();

    assertThat(cluster.pending()).hasSize(before);
  }

  @Test
  void aPlaceIsOwnedByWhoeverCreatedItAndTakesItsBindingAlong() {
    admin.createProject("vision");
    admin.createRepo("vision", "images");
    Resource repo = Resource.repo("vision", "images");

    assertThat(admin.places()).containsOnlyKeys("default", "vision");
    assertThat(admin.places().get("vision")).containsExactly("images");
    assertThat(admin.binding(Resource.project("vision")))
        .isEqualTo(Map.of(Practice.ADMIN, Set.of("projectOwner")));
    assertThat(admin.binding(repo)).isEqualTo(Map.of(Practice.ADMIN, Set.of("repoOwner")));
    refuses(
        () -> admin.createProject("vision"), new Refusal.Taken("project vision already exists"));
    refuses(
        () -> admin.createRepo("vision", "images"),
        new Refusal.Taken("repo vision/images already exists"));
    refuses(
        () -> admin.deleteProject("vision"),
        new Refusal.NotEmpty("cannot delete project vision: repo vision/images still exists"));
    invalid(
        () -> admin.createProject("a/b"),
        "invalid project name: name (a/b) invalid: only alphanumeric characters, underscores, and"
            + " dashes are allowed");
    refuses(
        () -> admin.createRepo("no", "x"),
        new Refusal.NotFound(
            "cannot find project \"no\": get project by name: project \"no\" not found"));
    refuses(() -> admin.deleteRepo("vision", "x"), new Refusal.NotFound("repo vision/x not found"));
    admin.deleteRepo("vision", "images");
    admin.deleteProject("vision");
    assertThat(admin.places()).containsOnlyKeys("default");
    refuses(
        () -> admin.setRoles(repo, CI, List.of("repoReader"), false),
        new Refusal.NoRoleBinding(repo));
  }

  @Test
  void placesNeedNobodyWhileAccessControlIsOff() {
    caller.deactivate();
    Administration anybody = cluster.as(Optional.empty()).administration();
    anybody.createProject("early");
    anybody.createRepo("early", "bird");
    anybody.deleteRepo("early", "bird");

    assertThat(anybody.places()).containsOnlyKeys("default", "early");
    Administration later = Practice.activated(cluster).administration();
    assertThat(later.policy().bindings()).containsKey(Resource.project("early"));
    assertThat(later.binding(Resource.project("early"))).isEmpty();
  }

  @Test
  void tokensAreListedExtractedRestoredAndPurged() {
    Secret text = caller.robotToken("ci", Optional.of(Duration.ofHours(1)));
    practice.clock.pass(Duration.ofMinutes(1));
    caller.robotToken("bot", Optional.empty());
    TokenSummary ci = admin.extractTokens().get(1);

    assertThat(admin.tokens())
        .extracting(TokenSummary::principal)
        .containsExactly(Practice.ADMIN, CI, BOT);
    assertThat(ci.hash()).isEqualTo(Token.hash(text));
    invalid(
        () -> admin.restoreToken(ci.hash(), CI, Optional.empty()),
        "error restoring auth token: cannot overwrite existing token with same hash");
    caller.revokeTokensOf(CI);
    admin.restoreToken(ci.hash(), CI, ci.expires());
    assertThat(cluster.as(Optional.of(text)).whoAmI().principal()).isEqualTo(CI);

    practice.clock.pass(Duration.ofHours(1));
    assertThat(admin.tokens()).hasSize(3);
    assertThat(admin.deleteExpiredTokens()).isEqualTo(1);
    assertThat(admin.tokens()).hasSize(2);
    refuses(() -> admin.restoreToken(ci.hash(), CI, ci.expires()), new Refusal.ExpiredToken());
    admin.restoreToken("short", CI, Optional.empty());
    assertThat(admin.tokens()).extracting(TokenSummary::hash).contains("short");
  }

  @Test
  void theAuditTellsSavedFromUnsavedAcrossSessionsAndMasksSecrets() {
    caller.setConfiguration(Practice.guide("okta"), 0);
    cluster.note(Secret.of("the session's own"));
    cluster.save();
    admin.createProject("vision");

    assertThat(admin.audit())
        .extracting(it -> it.number() + (it.saved() ? " saved " : " unsaved ") + it.description())
        .containsExactly(
            "1 saved access control activated, with initial admin robot:admin",
            "2 saved auth configuration set: issuer https://okta.example, client client-id,"
                + " secret •••",
            "3 unsaved PROJECT vision created, owned by robot:admin");
    assertThat(admin.audit().get(2).actor()).contains(Practice.ADMIN);
    assertThat(admin.audit().get(0).actor()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyGateIsPachds() {
    admin.createRepo("default", "images");
    Administration robot =
        cluster.as(Optional.of(caller.robotToken("ci", Optional.empty()))).administration();
    caller.modifyRoleBinding(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, Set.of());
    caller.modifyRoleBinding(DEFAULT, Principal.ALL_CLUSTER_USERS, Set.of());
    String asking = "CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL] on CLUSTER .";
    String hash = "0".repeat(64);
    return Stream.of(
            gate(asking, () -> robot.holdings(DEFAULT, BOT)),
            gate(asking, () -> robot.decide(BOT, Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.whoCan(Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.accessOf(BOT)),
            gate(asking, robot::principals),
            gate(asking, robot::policy),
            gate(asking, robot::audit),
            gate("CLUSTER_AUTH_GET_GROUPS] on CLUSTER .", () -> robot.groupsOf(CI)),
            gate("CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .", robot::members),
            gate("CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .", () -> robot.membersOf(DEVS)),
            gate(
                "CLUSTER_AUTH_MODIFY_GROUP_MEMBERS] on CLUSTER .",
                () -> robot.modifyMembers(DEVS, List.of(CI), List.of(), false)),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", robot::tokens),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", robot::extractTokens),
            gate(
                "CLUSTER_AUTH_RESTORE_TOKEN] on CLUSTER .",
                () -> robot.restoreToken(hash, CI, Optional.empty())),
            gate("CLUSTER_AUTH_DELETE_EXPIRED_TOKENS] on CLUSTER .", robot::deleteExpiredTokens),
            gate("PROJECT_CREATE] on CLUSTER .", () -> robot.createProject("p")),
            gate(
                "PROJECT_DELETE PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () -> robot.deleteProject("default")),
            gate(
                "PROJECT_CREATE_REPO] on PROJECT default.", () -> robot.createRepo("default", "r")),
            gate(
                "REPO_DELETE] on REPO default/images.",
                () -> robot.deleteRepo("default", "images")),
            gate(
                "CLUSTER_MODIFY_BINDINGS] on CLUSTER .",
                () -> robot.setRoles(Resource.CLUSTER, CI, List.of("clusterAdmin"), false)),
            gate(
                "PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () -> robot.changeRoles(DEFAULT, CI, List.of("repoReader"), List.of(), false)),
            gate(
                "REPO_MODIFY_BINDINGS] on REPO default/images.",
                () -> robot.setRoles(IMAGES, CI, List.of("repoReader"), false)),
            gate("CLUSTER_MODIFY_BINDINGS] on CLUSTER .", () -> robot.undoing(1)),
            gate("CLUSTER_MODIFY_BINDINGS] on CLUSTER .", () -> robot.undo(1, true)))
        .map(gate -> DynamicTest.dynamicTest(gate.needed(), () -> gate.requireClosed()));
  }

  @Test
  void everybodyMayAskAboutThemselves() {
    Administration robot =
        cluster.as(Optional.of(caller.robotToken("ci", Optional.empty()))).administration();
    assertThat(robot.decide(CI, Permission.PROJECT_CREATE, Resource.CLUSTER).isAllowed()).isTrue();
    assertThat(robot.accessOf(CI)).hasSize(2);
    assertThat(robot.holdings(Resource.CLUSTER).roles()).containsExactly(Role.PROJECT_CREATOR);
    assertThat(robot.groups()).isEmpty();
    assertThat(robot.places()).containsOnlyKeys("default");
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
