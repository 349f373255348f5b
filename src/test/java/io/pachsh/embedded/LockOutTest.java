package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static io.pachsh.embedded.Practice.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody loses the last administrator without saying so. */
class LockOutTest {
  private static final Principal OPS = new Principal("group:ops");
  private static final Principal CI = Principal.robot("ci");
  private static final List<String> ADMINISTER = List.of("clusterAdmin");

  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller caller;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    token = Practice.adminToken(cluster);
    caller = cluster.as(Optional.of(token));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void theLastAdministratorKeepsItsRole() {
    locksOut(() -> caller.bindings().set(Resource.CLUSTER, ADMIN, List.of(), false));
    locksOut(() -> caller.bindings().set(Resource.CLUSTER, ADMIN, List.of("debugger"), false));
    locksOut(
        () ->
            caller
                .bindings()
                .change(Resource.CLUSTER, List.of(ADMIN), List.of(), ADMINISTER, false));
    locksOut(() -> caller.bindings().set(Resource.CLUSTER, ADMIN, Set.of(), false));
    caller.bindings().set(Resource.CLUSTER, ADMIN, List.of(), true);
    assertThat(caller.whoAmI().clusterAdmin()).isFalse();
  }

  @Test
  void theLastAdministratorKeepsItsToken() {
    locksOut(() -> caller.tokens().revoke(token, false));
    locksOut(() -> caller.tokens().revokeAllOf(ADMIN, false));
    assertThat(caller.tokens().revoke(token, true)).isEqualTo(1);
  }

  @Test
  void oneOfTwoTokensMayGo() {
    Secret second = caller.tokens().issue("admin", Optional.empty());
    assertThat(caller.tokens().revoke(token, false)).isEqualTo(1);
    locksOut(() -> cluster.as(Optional.of(second)).tokens().revoke(second, false));
  }

  @Test
  void anotherAdministratorCountsOnlyWithATokenThatWorks() {
    caller.bindings().set(Resource.CLUSTER, CI, ADMINISTER, false);
    locksOut(() -> caller.tokens().revokeAllOf(ADMIN, false));
    caller.tokens().issue("ci", Optional.of(Duration.ofMinutes(1)));
    practice.clock.pass(Duration.ofMinutes(1));
    locksOut(() -> caller.tokens().revokeAllOf(ADMIN, false));
    caller.tokens().issue("ci", Optional.of(Duration.ofMinutes(1)));
    assertThat(caller.tokens().revokeAllOf(ADMIN, false)).isEqualTo(1);
  }

  @Test
  void anAdministratorByGroupCountsAndKeepsItsMembership() {
    caller.tokens().issue("ci", Optional.empty());
    caller.groups().modify(OPS, List.of(ADMIN), List.of(), false);
    caller.bindings().set(Resource.CLUSTER, OPS, ADMINISTER, false);
    caller.bindings().set(Resource.CLUSTER, ADMIN, List.of(), false);

    locksOut(() -> caller.groups().modify(OPS, List.of(), List.of(ADMIN), false));
    locksOut(() -> caller.bindings().set(Resource.CLUSTER, OPS, List.of(), false));
    caller.groups().modify(OPS, List.of(CI), List.of(ADMIN), false);
  }

  @Test
  void everybodyIsAnAdministratorWhenAllClusterUsersAre() {
    caller.bindings().set(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, ADMINISTER, false);
    caller.bindings().set(Resource.CLUSTER, ADMIN, List.of(), false);
    locksOut(
        () ->
            caller.bindings().set(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, List.of(), false));
    locksOut(() -> caller.tokens().revoke(token, false));
  }

  @Test
  void theNewRootTokenCounts() {
    Secret root = caller.tokens().rotateRoot(Optional.empty());
    assertThat(caller.tokens().revokeAllOf(ADMIN, false)).isEqualTo(1);
    Secret next = cluster.as(Optional.of(root)).tokens().rotateRoot(Optional.empty());
    refuses(
        () -> cluster.as(Optional.of(next)).tokens().revoke(next, false),
        new Refusal.LockOut(Principal.ROOT));
  }

  @Test
  void renamingTheProviderKeepsTheLastAdministratorsSession() {
    Principal person = new Principal("okta:a@b.c");
    caller.configuration().set(Practice.guide("okta"), 0, false);
    caller.bindings().set(Resource.CLUSTER, person, ADMINISTER, false);
    Secret session = Secret.of("0123456789abcdef0123456789abcdef");
    caller.tokens().restore(Token.hash(session), person, Optional.empty());
    caller.tokens().revokeAllOf(ADMIN, false);

    Caller signedIn = cluster.as(Optional.of(session));
    refuses(
        () -> signedIn.configuration().set(Practice.guide("dex"), 0, false),
        new Refusal.LockOut(person));
    refuses(() -> signedIn.history().undo(2, false), new Refusal.LockOut(person));
    signedIn.configuration().set(Practice.guide("dex"), 0, true);
  }

  @Test
  void applyingAPolicyAndUndoingAreGuardedToo() {
    AccessPolicy nobody = new AccessPolicy(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    locksOut(() -> caller.policy().apply(nobody, true, false));
    caller.bindings().set(Resource.CLUSTER, CI, ADMINISTER, false);
    Secret ci = caller.tokens().issue("ci", Optional.empty());
    caller.tokens().revokeAllOf(ADMIN, false);
    Caller other = cluster.as(Optional.of(ci));

    refuses(() -> other.policy().apply(nobody, true, false), new Refusal.LockOut(CI));
    refuses(() -> other.history().undo(1, false), new Refusal.LockOut(CI));
    other.history().undo(1, true);
    assertThat(cluster.as(Optional.of(ci)).whoAmI().clusterAdmin()).isFalse();
  }

  @Test
  void whatWasLostAlreadyCanBeChangedFreely() {
    Secret ci = caller.tokens().issue("ci", Optional.empty());
    caller.bindings().set(Resource.project("default"), CI, List.of("projectOwner"), false);
    caller.tokens().revoke(token, true);
    cluster
        .as(Optional.of(ci))
        .bindings()
        .set(Resource.project("default"), ADMIN, List.of("repoReader"), false);
  }

  private static void locksOut(ThrowingCallable operation) {
    refuses(operation, new Refusal.LockOut(ADMIN));
  }
}
