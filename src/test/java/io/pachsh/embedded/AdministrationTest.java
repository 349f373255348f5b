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

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    caller = Practice.activated(cluster);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  /** The roles of CI on the project, some more and some less. */
  private Set<String> changed(List<String> add, List<String> remove) {
    return caller.bindings().change(DEFAULT, List.of(CI), add, remove, false).get(CI);
  }

  @Test
  void singleRolesAreGivenAndTaken() {
    assertThat(changed(List.of("repoReader", "repoWriter"), List.of()))
        .containsExactlyInAnyOrder("repoReader", "repoWriter");
    assertThat(changed(List.of(), List.of("repoReader"))).containsExactly("repoWriter");
    assertThat(caller.bindings().set(DEFAULT, CI, List.of("repoOwner"), false))
        .containsExactly("repoWriter");
    assertThat(caller.bindings().set(DEFAULT, CI, List.of(), false)).containsExactly("repoOwner");
    assertThat(caller.bindings().of(DEFAULT)).doesNotContainKey(CI);
    invalid(() -> changed(List.of(), List.of("rdr")), "unknown role \"rdr\"");
    assertThat(caller.bindings().of(Resource.project("nowhere"))).isEmpty();
  }

  @Test
  void holdingsNameTheRolesReturnedForTheResourceAndWalkToTheEnd() {
    caller.places().create(Resource.repo("default", "images"));
    caller.bindings().set(IMAGES, CI, List.of("repoReader"), false);
    caller.bindings().set(DEFAULT, CI, List.of("repoWriter", "projectViewer"), false);

    assertThat(caller.permissions().of(CI, IMAGES).roles())
        .containsExactly(Role.REPO_READER, Role.REPO_WRITER);
    assertThat(caller.permissions().of(CI, DEFAULT).roles())
        .containsExactly(Role.PROJECT_VIEWER, Role.PROJECT_WRITER);
    assertThat(caller.permissions().own(IMAGES).permissions()).hasSize(Permission.values().length);
    refuses(
        () -> caller.permissions().own(Resource.repo("default", "no")),
        new Refusal.NoRoleBinding(Resource.repo("default", "no")));
    refuses(
        () -> caller.permissions().of(CI, Resource.repo("no", "x")),
        new Refusal.NoRoleBinding(Resource.project("no")));
  }

  @Test
  void groupsGrowShrinkAndNeverDisappear() {
    caller.groups().modify(DEVS, List.of(CI, BOT), List.of(BOT), false);
    assertThat(caller.groups().membersOf(DEVS)).containsExactly(CI);
    assertThat(caller.groups().of(CI)).containsExactly(DEVS);
    caller.groups().modify(DEVS, List.of(), List.of(CI), false);

    assertThat(caller.groups().all()).containsOnlyKeys(DEVS);
    assertThat(caller.groups().membersOf(DEVS)).isEmpty();
    assertThat(caller.principals().all()).contains(CI).doesNotContain(BOT, DEVS);
    assertThat(caller.groups().of(new Principal("user:unknown"))).isEmpty();
    refuses(
        () -> caller.groups().membersOf(new Principal("group:ops")),
        new Refusal.NotFound("groups group:ops not found"));
    invalid(
        () -> caller.groups().modify(DEVS, List.of(new Principal("bare")), List.of(), false),
        "subject has no prefix, must be of the form <type>:<name>");
    invalid(
        () -> caller.groups().modify(DEVS, List.of(), List.of(new Principal("okta:x")), false),
        "subject has unrecognized prefix: okta:");
  }

  @Test
  void somebodyIsKnownByARoleATokenOrAGroup() {
    assertThat(caller.principals().isKnown(CI)).isFalse();
    assertThat(caller.principals().isKnown(DEVS)).isFalse();
    changed(List.of("repoReader"), List.of());
    caller.groups().modify(DEVS, List.of(BOT), List.of(), false);
    caller
        .principals()
        .all()
        .forEach(principal -> assertThat(caller.principals().isKnown(principal)).isTrue());
    caller
        .groups()
        .all()
        .keySet()
        .forEach(group -> assertThat(caller.principals().isKnown(group)).isTrue());
    assertThat(caller.principals().isKnown(new Principal("ROBOT:ci"))).isFalse();
  }

  @Test
  void aChangeThatChangesNothingIsNoChange() {
    caller.groups().modify(DEVS, List.of(CI), List.of(), false);
    int before = cluster.pending().size();
    caller.groups().modify(DEVS, List.of(CI), List.of(BOT), false);
    caller.bindings().set(DEFAULT, CI, List.of(), false);
    changed(List.of(), List.of("repoReader"));
    caller.tokens().deleteExpired();

    assertThat(cluster.pending()).hasSize(before);
  }

  @Test
  void aPlaceIsOwnedByWhoeverCreatedItAndTakesItsBindingAlong() {
    caller.places().create(Resource.project("vision"));
    caller.places().create(Resource.repo("vision", "images"));
    Resource repo = Resource.repo("vision", "images");

    assertThat(caller.places().all()).containsOnlyKeys("default", "vision");
    assertThat(caller.places().all().get("vision")).containsExactly("images");
    assertThat(caller.bindings().of(Resource.project("vision")))
        .isEqualTo(Map.of(Practice.ADMIN, Set.of("projectOwner")));
    assertThat(caller.bindings().of(repo)).isEqualTo(Map.of(Practice.ADMIN, Set.of("repoOwner")));
    refuses(
        () -> caller.places().create(Resource.project("vision")),
        new Refusal.Taken("project vision already exists"));
    refuses(
        () -> caller.places().create(Resource.repo("vision", "images")),
        new Refusal.Taken("repo vision/images already exists"));
    refuses(
        () -> caller.places().delete(Resource.project("vision")),
        new Refusal.NotEmpty("cannot delete project vision: repo vision/images still exists"));
    invalid(
        () -> caller.places().create(Resource.project("a/b")),
        "invalid project name: name (a/b) invalid: only alphanumeric characters, underscores, and"
            + " dashes are allowed");
    refuses(
        () -> caller.places().create(Resource.repo("no", "x")),
        new Refusal.NotFound(
            "cannot find project \"no\": get project by name: project \"no\" not found"));
    refuses(
        () -> caller.places().delete(Resource.repo("vision", "x")),
        new Refusal.NotFound("repo vision/x not found"));
    caller.places().delete(Resource.repo("vision", "images"));
    caller.places().delete(Resource.project("vision"));
    assertThat(caller.places().all()).containsOnlyKeys("default");
    refuses(
        () -> caller.bindings().set(repo, CI, List.of("repoReader"), false),
        new Refusal.NoRoleBinding(repo));
  }

  @Test
  void placesNeedNobodyWhileAccessControlIsOff() {
    caller.deactivate();
    Caller anybody = cluster.as(Optional.empty());
    anybody.places().create(Resource.project("early"));
    anybody.places().create(Resource.repo("early", "bird"));
    anybody.places().delete(Resource.repo("early", "bird"));

    assertThat(anybody.places().all()).containsOnlyKeys("default", "early");
    Caller later = Practice.activated(cluster);
    assertThat(later.policy().read().bindings()).containsKey(Resource.project("early"));
    assertThat(later.bindings().of(Resource.project("early"))).isEmpty();
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
    caller.configuration().set(Practice.guide("okta"), 0, false);
    cluster.note(Secret.of("the session's own"));
    cluster.save();
    caller.places().create(Resource.project("vision"));

    assertThat(caller.history().records())
        .extracting(it -> it.number() + (it.saved() ? " saved " : " unsaved ") + it.description())
        .containsExactly(
            "1 saved access control activated, with initial admin robot:admin",
            "2 saved auth configuration set: issuer https://okta.example, client client-id,"
                + " secret •••",
            "3 unsaved project:vision created, owned by robot:admin");
    assertThat(caller.history().records().get(2).actor()).contains(Practice.ADMIN);
    assertThat(caller.history().records().get(0).actor()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyGateIsPachds() {
    caller.places().create(Resource.repo("default", "images"));
    Caller robot = cluster.as(Optional.of(caller.tokens().issue("ci", Optional.empty())));
    caller.bindings().set(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, Set.of(), false);
    caller.bindings().set(DEFAULT, Principal.ALL_CLUSTER_USERS, Set.of(), false);
    String asking = "CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL] on CLUSTER .";
    String hash = "0".repeat(64);
    return Stream.of(
            gate(asking, () -> robot.permissions().of(BOT, DEFAULT)),
            gate(asking, () -> robot.permissions().decide(BOT, Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.permissions().whoCan(Permission.REPO_READ, DEFAULT)),
            gate(asking, () -> robot.permissions().accessOf(BOT)),
            gate(asking, () -> robot.principals().all()),
            gate(asking, () -> robot.policy().read()),
            gate(asking, () -> robot.history().records()),
            gate("CLUSTER_AUTH_GET_GROUPS] on CLUSTER .", () -> robot.groups().of(CI)),
            gate("CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .", () -> robot.groups().all()),
            gate(
                "CLUSTER_AUTH_GET_GROUP_USERS] on CLUSTER .", () -> robot.groups().membersOf(DEVS)),
            gate(
                "CLUSTER_AUTH_MODIFY_GROUP_MEMBERS] on CLUSTER .",
                () -> robot.groups().modify(DEVS, List.of(CI), List.of(), false)),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", () -> robot.tokens().all()),
            gate("CLUSTER_AUTH_EXTRACT_TOKENS] on CLUSTER .", () -> robot.tokens().ofRobots()),
            gate(
                "CLUSTER_AUTH_RESTORE_TOKEN] on CLUSTER .",
                () -> robot.tokens().restore(hash, CI, Optional.empty())),
            gate(
                "CLUSTER_AUTH_DELETE_EXPIRED_TOKENS] on CLUSTER .",
                () -> robot.tokens().deleteExpired()),
            gate(
                "PROJECT_CREATE] on CLUSTER .", () -> robot.places().create(Resource.project("p"))),
            gate(
                "PROJECT_DELETE PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () -> robot.places().delete(Resource.project("default"))),
            gate(
                "PROJECT_CREATE_REPO] on PROJECT default.",
                () -> robot.places().create(Resource.repo("default", "r"))),
            gate(
                "REPO_DELETE] on REPO default/images.",
                () -> robot.places().delete(Resource.repo("default", "images"))),
            gate(
                "CLUSTER_MODIFY_BINDINGS] on CLUSTER .",
                () -> robot.bindings().set(Resource.CLUSTER, CI, List.of("clusterAdmin"), false)),
            gate(
                "PROJECT_MODIFY_BINDINGS] on PROJECT default.",
                () ->
                    robot
                        .bindings()
                        .change(DEFAULT, List.of(CI), List.of("repoReader"), List.of(), false)),
            gate(
                "REPO_MODIFY_BINDINGS] on REPO default/images.",
                () -> robot.bindings().set(IMAGES, CI, List.of("repoReader"), false)),
            gate("CLUSTER_MODIFY_BINDINGS] on CLUSTER .", () -> robot.history().preview(1)),
            gate("CLUSTER_MODIFY_BINDINGS] on CLUSTER .", () -> robot.history().undo(1, true)))
        .map(gate -> DynamicTest.dynamicTest(gate.needed(), () -> gate.requireClosed()));
  }

  @Test
  void everybodyMayAskAboutThemselves() {
    Caller robot = cluster.as(Optional.of(caller.tokens().issue("ci", Optional.empty())));
    assertThat(
            robot.permissions().decide(CI, Permission.PROJECT_CREATE, Resource.CLUSTER).isAllowed())
        .isTrue();
    assertThat(robot.permissions().accessOf(CI)).hasSize(2);
    assertThat(robot.permissions().own(Resource.CLUSTER).roles())
        .containsExactly(Role.PROJECT_CREATOR);
    assertThat(robot.groups().own()).isEmpty();
    assertThat(robot.places().all()).containsOnlyKeys("default");
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
