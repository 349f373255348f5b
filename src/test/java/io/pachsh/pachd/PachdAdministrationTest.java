package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Decision;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.Caller;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.DeleteExpiredAuthTokensResponse;
import io.pachsh.wire.auth.GetPermissionsResponse;
import io.pachsh.wire.auth.RestoreAuthTokenResponse;
import io.pachsh.wire.pfs.DeleteRepoResponse;
import io.pachsh.wire.pfs.ListRepoRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions about access, and changes in it, put together from the calls that pachd has. */
class PachdAdministrationTest {
  private static final Resource PROJECT = Resource.project("vision");
  private static final Resource REPO = Resource.repo("vision", "images");
  private static final Principal ANN = new Principal("user:ann@x.y");
  private static final Principal BOB = new Principal("user:bob@x.y");
  private static final Principal DEVS = new Principal("group:devs");

  private final Heard heard = new Heard();
  private final SmallCluster state =
      new SmallCluster()
          .bind(Resource.CLUSTER, "pach:root", "clusterAdmin")
          .bind(Resource.CLUSTER, "user:ann@x.y", "clusterAdmin")
          .bind(Resource.CLUSTER, "allClusterUsers", "projectCreator")
          .bind(PROJECT, "group:devs", "repoReader")
          .bind(REPO, "robot:ci", "repoWriter")
          .group("group:devs", "user:bob@x.y")
          .robot("robot:ci")
          .robot("robot:idle");
  private FakePachd pachd;
  private PachdCluster cluster;
  private Caller caller;

  @BeforeEach
  void start() throws Exception {
    pachd = FakePachd.start();
    state.behind(pachd, "pach:root");
    cluster = heard.at(pachd.endpoint());
    caller = cluster.as(Optional.of(Secret.of("t")));
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @Test
  void findsThePathOfAPermission() {
    Decision decision = caller.permissions().decide(BOB, Permission.REPO_READ, REPO);
    assertThat(decision.path())
        .extracting(Decision.Step::bound, Decision.Step::holder, Decision.Step::role)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(PROJECT, DEVS, Role.REPO_READER));
    assertThat(caller.permissions().decide(BOB, Permission.REPO_WRITE, REPO).isAllowed()).isFalse();
  }

  @Test
  void saysThatAPlaceHasNoBinding() {
    Resource missing = Resource.repo("vision", "imagse");
    assertThatThrownBy(() -> caller.permissions().decide(BOB, Permission.REPO_WRITE, missing))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NoRoleBinding(missing)));
  }

  @Test
  void letsSomebodyAskAboutThemselvesWithoutPermission() {
    state.behind(pachd, BOB.text());
    pachd.refuses(APIGrpc.getGetGroupsForPrincipalMethod(), denied("CLUSTER_AUTH_GET_GROUPS"));
    assertThat(caller.permissions().decide(BOB, Permission.REPO_READ, REPO).isAllowed()).isTrue();
    Principal eve = new Principal("user:eve@x.y");
    assertThatThrownBy(() -> caller.permissions().decide(eve, Permission.REPO_READ, REPO))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotAuthorized.class));
  }

  @Test
  void listsWhoCan() {
    assertThat(caller.permissions().whoCan(Permission.REPO_READ, REPO).keySet())
        .containsExactly(Principal.ROOT, Principal.robot("ci"), ANN, BOB);
    assertThat(caller.permissions().whoCan(Permission.REPO_WRITE, REPO).keySet())
        .containsExactly(Principal.ROOT, Principal.robot("ci"), ANN);
    assertThat(caller.permissions().whoCan(Permission.PROJECT_CREATE, Resource.CLUSTER).keySet())
        .contains(Principal.ALL_CLUSTER_USERS, BOB, Principal.robot("idle"));
  }

  @Test
  void saysWhichRoleItDoesNotKnowInsteadOfGuessingWhoCan() {
    state.bind(REPO, "user:eve@x.y", "repoAuditor");
    assertThatThrownBy(() -> caller.permissions().whoCan(Permission.REPO_READ, REPO))
        .isInstanceOf(io.pachsh.failure.Failure.class)
        .hasMessageContaining("user:eve@x.y has the role 'repoAuditor'");
  }

  @Test
  void listsEveryRoleThatReachesSomebody() {
    assertThat(caller.permissions().accessOf(BOB))
        .extracting(
            step -> step.bound().text() + " " + step.holder() + " " + step.role().wireName())
        .containsExactly(
            "cluster allClusterUsers projectCreator", "project:vision group:devs repoReader");
  }

  @Test
  void leavesOutNoRoleThatReachesSomebody() {
    state.bind(REPO, "group:devs", "repoAuditor");
    assertThatThrownBy(() -> caller.permissions().accessOf(BOB))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("group:devs has the role 'repoAuditor'");
    assertThat(caller.permissions().accessOf(Principal.robot("ci"))).isNotEmpty();
  }

  @Test
  void asksForTheOnePlaceAlone() {
    assertThat(caller.places().contains(REPO)).isTrue();
    assertThat(caller.places().contains(PROJECT)).isTrue();
    assertThat(caller.places().contains(Resource.repo("vision", "imagse"))).isFalse();
    assertThat(caller.places().contains(Resource.repo("visoin", "images"))).isFalse();
    assertThat(caller.places().contains(Resource.project("visoin"))).isFalse();
    assertThat(caller.places().repos("vision")).containsExactly("images");
    assertThat(caller.places().repos("visoin")).isEmpty();
    assertThat(methods()).doesNotContain("ListProject");
    assertThat(pachd.calls())
        .filteredOn(call -> call.request() instanceof ListRepoRequest)
        .allSatisfy(
            call -> assertThat(((ListRepoRequest) call.request()).getProjectsList()).hasSize(1));
  }

  @Test
  void knowsSomebodyWithoutReadingEveryBinding() {
    state.bind(Resource.repo("vision", "more"), "robot:other", "repoReader");
    assertThat(caller.principals().isKnown(ANN)).isTrue();
    assertThat(caller.principals().isKnown(BOB)).isTrue();
    assertThat(caller.principals().isKnown(Principal.robot("idle"))).isTrue();
    assertThat(caller.principals().isKnown(DEVS)).isTrue();
    assertThat(caller.principals().isKnown(new Principal("group:nobody"))).isFalse();
    assertThat(caller.principals().isKnown(Principal.robot("stranger"))).isFalse();
    assertThat(caller.principals().likely())
        .containsExactly(Principal.ROOT, Principal.robot("ci"), Principal.robot("idle"), ANN, BOB);
    assertThat(methods()).doesNotContain("ListProject", "ListRepo");
  }

  @Test
  void saysThatPachdDeletedNothing() {
    pachd.answers(
        io.pachsh.wire.pfs.APIGrpc.getDeleteRepoMethod(),
        it -> DeleteRepoResponse.newBuilder().setDeleted(false).build());
    assertThatThrownBy(() -> caller.places().delete(Resource.repo("vision", "images")))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.FAILED);
              assertThat(failure.sentence())
                  .startsWith("No repo deleted")
                  .contains("vision/images");
              assertThat(failure.hint().orElseThrow())
                  .contains("REPO_DELETE")
                  .contains("'auth check repo images --project vision'");
            });
  }

  @Test
  void believesADeletionThatPachdReports() {
    pachd.answers(
        io.pachsh.wire.pfs.APIGrpc.getDeleteRepoMethod(),
        it -> DeleteRepoResponse.newBuilder().setDeleted(true).build());
    caller.places().delete(Resource.repo("vision", "images"));
    assertThat(methods()).endsWith("DeleteRepo");
  }

  private List<String> methods() {
    return pachd.calls().stream()
        .map(FakePachd.Call::method)
        .map(method -> method.substring(method.indexOf('/') + 1))
        .toList();
  }

  @Test
  void translatesHoldings() {
    pachd.answers(
        APIGrpc.getGetPermissionsForPrincipalMethod(),
        it ->
            GetPermissionsResponse.newBuilder()
                .addRoles("repoReader")
                .addRoles("roleOfTomorrow")
                .addPermissions(io.pachsh.wire.auth.Permission.REPO_READ)
                .addPermissionsValue(99_999)
                .build());
    assertThat(caller.permissions().of(BOB, REPO).roles()).containsExactly(Role.REPO_READER);
    assertThat(caller.permissions().of(BOB, REPO).permissions())
        .containsExactly(Permission.REPO_READ);
    assertThat(caller.permissions().of(BOB, REPO).unknown())
        .containsExactly("role roleOfTomorrow", "permission number 99999");
  }

  @Test
  void aProvidersGroupIsAGroupToo() {
    Principal group = new Principal("group/okta:devs");
    state.bind(REPO, group.text(), "repoOwner").group(group.text(), ANN.text());
    assertThat(caller.groups().roleCounts()).containsEntry(group, 1);
    assertThat(caller.principals().all()).doesNotContain(group).contains(ANN);
    assertThat(caller.principals().likelyGroups()).contains(group);
    assertThat(caller.permissions().whoCan(Permission.REPO_WRITE, REPO))
        .containsKey(ANN)
        .doesNotContainKey(group);
  }

  @Test
  void addsAndRemovesSingleRoles() {
    assertThat(
            caller
                .bindings()
                .change(
                    REPO,
                    List.of(Principal.robot("ci")),
                    List.of("repoOwner"),
                    List.of("repoWriter"),
                    false)
                .get(Principal.robot("ci")))
        .containsExactly("repoOwner");
    assertThat(state.roles(REPO, "robot:ci")).containsExactly("repoOwner");
  }

  @Test
  void saysWhichRolesWereLost() {
    assertThat(caller.bindings().set(REPO, Principal.robot("ci"), List.of("repoReader"), false))
        .containsExactly("repoWriter");
  }

  @Test
  void guardsTheLastAdministratorAndSaysWhatItLookedAt() {
    state.behind(pachd, ANN.text());
    assertThatThrownBy(
            () -> caller.bindings().set(Resource.CLUSTER, ANN, List.of("debugger"), false))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.LockOut(ANN)));
    assertThat(heard.notices).anyMatch(notice -> notice.contains("only role bindings"));
    assertThat(state.roles(Resource.CLUSTER, ANN.text())).containsExactly("clusterAdmin");
    caller.bindings().set(Resource.CLUSTER, ANN, List.of(), true);
    assertThat(state.roles(Resource.CLUSTER, ANN.text())).isEmpty();
  }

  @Test
  void guardsTheLastAdministratorInAGroup() {
    state.behind(pachd, ANN.text());
    state.bind(Resource.CLUSTER, ANN.text(), "debugger");
    state.bind(Resource.CLUSTER, DEVS.text(), "clusterAdmin");
    assertThatThrownBy(() -> caller.groups().modify(DEVS, List.of(), List.of(BOB), false))
        .isInstanceOf(RefusedException.class);
    caller.groups().modify(DEVS, List.of(ANN), List.of(), false);
    caller.groups().modify(DEVS, List.of(), List.of(BOB), false);
    assertThat(state.groups.get(DEVS.text())).containsExactly(ANN.text());
  }

  @Test
  void letsRootTakeTheLastAdministratorAway() {
    caller.bindings().set(Resource.CLUSTER, ANN, List.of(), false);
    assertThat(state.roles(Resource.CLUSTER, ANN.text())).isEmpty();
  }

  @Test
  void readsGroups() {
    state.group("group:ops", "user:ann@x.y", "user:bob@x.y");
    assertThat(caller.groups().of(BOB)).hasSize(2);
    assertThat(caller.groups().membersOf(DEVS)).containsExactly(BOB);
    assertThat(caller.groups().all().get(new Principal("group:ops"))).containsExactly(ANN, BOB);
    assertThatThrownBy(() -> caller.groups().membersOf(new Principal("group:none")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotFound.class));
    caller.groups().set(BOB, List.of(DEVS), false);
    assertThat(caller.groups().of(BOB)).containsExactly(DEVS);
  }

  @Test
  void knowsEverybodyWhoCanBeSeen() {
    assertThat(caller.principals().all())
        .containsExactly(Principal.ROOT, Principal.robot("ci"), Principal.robot("idle"), ANN, BOB);
    assertThat(caller.principals().isKnown(BOB)).isTrue();
    assertThat(caller.principals().isKnown(DEVS)).isTrue();
    assertThat(caller.principals().isKnown(Principal.robot("idle"))).isTrue();
    assertThat(caller.principals().isKnown(new Principal("user:eve@x.y"))).isFalse();
    assertThat(caller.principals().isKnown(new Principal("group:none"))).isFalse();
  }

  @Test
  void readsTheWholePolicy() {
    AccessPolicy policy = caller.policy().read();
    assertThat(policy.bindings().keySet()).containsExactly(Resource.CLUSTER, PROJECT, REPO);
    assertThat(policy.groups()).containsOnlyKeys(DEVS);
    assertThat(policy.robots()).containsExactly(Principal.robot("ci"), Principal.robot("idle"));
  }

  @Test
  void appliesAPolicyChangeByChange() {
    AccessPolicy policy = policy(Map.of(ANN.text(), Set.of("repoReader")));
    caller.policy().apply(policy, true, true);
    assertThat(state.bindings.get(REPO)).containsOnlyKeys(ANN.text());
    assertThat(state.bindings.get(Resource.CLUSTER)).containsOnlyKeys("pach:root");
    assertThat(state.groups.get(DEVS.text())).containsExactly(ANN.text());
  }

  @Test
  void leavesWhatAPolicyDoesNotName() {
    caller.policy().apply(policy(Map.of(ANN.text(), Set.of("repoReader"))), false, false);
    assertThat(state.bindings.get(REPO)).containsOnlyKeys(ANN.text(), "robot:ci");
    assertThat(state.groups.get(DEVS.text())).containsExactly(ANN.text(), BOB.text());
  }

  @Test
  void stopsAtTheFirstChangeThatFailsAndSaysWhatWasDone() {
    AccessPolicy policy =
        policy(
            Map.of(
                ANN.text(),
                Set.of("repoReader"),
                "nobody:x",
                Set.of("repoReader"),
                "user:zoe@x.y",
                Set.of("repoReader")));
    Failure failure =
        catchThrowableOfType(Failure.class, () -> caller.policy().apply(policy, false, false));
    assertThat(failure.sentence()).contains("Stopped at change").contains("unrecognized prefix");
    String hint = failure.hint().orElseThrow();
    assertThat(hint.substring(hint.indexOf("Not done:")))
        .contains("nobody:x on repo:vision/images: repoReader")
        .contains("user:zoe@x.y")
        .contains("members of group:devs: 1 more");
    assertThat(state.bindings.get(REPO)).doesNotContainKey("user:zoe@x.y");
  }

  @Test
  void saysWhatWasDoneWhenItIsInterrupted() throws Exception {
    pachd.ponders(APIGrpc.getModifyMembersMethod());
    AccessPolicy policy = policy(Map.of(ANN.text(), Set.of("repoReader")));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread applying =
        new Thread(
            () -> thrown.set(catchThrowable(() -> caller.policy().apply(policy, true, true))));
    applying.start();
    assertThat(pachd.waiting.await(20, TimeUnit.SECONDS)).isTrue();
    applying.interrupt();
    applying.join();
    assertThat(thrown.get()).isInstanceOf(Interruption.class);
    Failure account = ((Interruption) thrown.get()).account().orElseThrow();
    assertThat(account.sentence()).contains("Stopped at change").contains("Interrupted: ");
    assertThat(account.hint().orElseThrow())
        .contains("Done before it:\n  user:ann@x.y on repo:vision/images: repoReader")
        .contains("Not done:");
  }

  @Test
  void refusesAPolicyForAPlaceThatIsNotThere() {
    state.bindings.remove(REPO);
    assertThatThrownBy(
            () -> caller.policy().apply(policy(Map.of(ANN.text(), Set.of("x"))), false, false))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NoRoleBinding(REPO)));
  }

  @Test
  void restoresAndPurgesTokens() {
    pachd
        .answers(
            APIGrpc.getRestoreAuthTokenMethod(),
            it -> RestoreAuthTokenResponse.getDefaultInstance())
        .answers(
            APIGrpc.getDeleteExpiredAuthTokensMethod(),
            it -> DeleteExpiredAuthTokensResponse.getDefaultInstance());
    Instant end = Instant.parse("2030-01-01T00:00:00Z");
    caller.tokens().restore("ab", Principal.robot("ci"), Optional.of(end));
    assertThat(pachd.requests(APIGrpc.getRestoreAuthTokenMethod()).get(0).getToken())
        .satisfies(token -> assertThat(token.getSubject()).isEqualTo("robot:ci"))
        .satisfies(
            token ->
                assertThat(token.getExpiration().getSeconds()).isEqualTo(end.getEpochSecond()));
    assertThat(caller.tokens().deleteExpired()).isEqualTo(-1);
  }

  @Test
  void saysWhatPachdHasNoCallFor() {
    List<ThrowingCallable> asked =
        List.of(
            () -> caller.tokens().all(),
            () -> caller.history().records(),
            () -> caller.history().undo(1, false),
            () -> caller.history().preview(1));
    for (ThrowingCallable each : asked) {
      assertThatThrownBy(each)
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> {
                assertThat(e.refusal()).isInstanceOf(Refusal.Lacking.class);
                assertThat(e.refusal().sentence()).contains("it has no RPC that");
              });
    }
    assertThat(pachd.calls()).isEmpty();
  }

  private static Status denied(String permission) {
    return Status.PERMISSION_DENIED.withDescription(
        "user:bob@x.y is not authorized to perform this operation - needs permissions ["
            + permission
            + "] on CLUSTER . Run `x` to find roles");
  }

  /** On the repo these entries, on the cluster none, and Ann among the developers. */
  private static AccessPolicy policy(Map<String, Set<String>> entries) {
    SortedMap<Principal, SortedSet<String>> sorted = new TreeMap<>();
    entries.forEach((who, roles) -> sorted.put(new Principal(who), new TreeSet<>(roles)));
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings = new TreeMap<>();
    bindings.put(REPO, sorted);
    SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
    groups.put(DEVS, new TreeSet<>(Set.of(ANN)));
    return new AccessPolicy(bindings, groups, new TreeSet<>());
  }
}
