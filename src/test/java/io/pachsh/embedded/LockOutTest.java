package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static io.pachsh.embedded.Practice.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Administration;
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
  private Administration admin;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    token = Practice.adminToken(cluster);
    caller = cluster.as(Optional.of(token));
    admin = caller.administration();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void theLastAdministratorKeepsItsRole() {
    locksOut(() -> admin.setRoles(Resource.CLUSTER, ADMIN, List.of(), false));
    locksOut(() -> admin.setRoles(Resource.CLUSTER, ADMIN, List.of("debugger"), false));
    locksOut(() -> admin.changeRoles(Resource.CLUSTER, ADMIN, List.of(), ADMINISTER, false));
    locksOut(() -> caller.modifyRoleBinding(Resource.CLUSTER, ADMIN, Set.of()));
    admin.setRoles(Resource.CLUSTER, ADMIN, List.of(), true);
    assertThat(caller.whoAmI().clusterAdmin()).isFalse();
  }

  @Test
  void theLastAdministratorKeepsItsToken() {
    locksOut(() -> caller.revokeToken(token));
    locksOut(() -> caller.revokeTokensOf(ADMIN));
    assertThat(caller.revokeToken(token, true)).isEqualTo(1);
  }

  @Test
  void oneOfTwoTokensMayGo() {
    Secret second = caller.robotToken("admin", Optional.empty());
    assertThat(caller.revokeToken(token)).isEqualTo(1);
    locksOut(() -> cluster.as(Optional.of(second)).revokeToken(second));
  }

  @Test
  void anotherAdministratorCountsOnlyWithATokenThatWorks() {
    admin.setRoles(Resource.CLUSTER, CI, ADMINISTER, false);
    locksOut(() -> caller.revokeTokensOf(ADMIN));
    caller.robotToken("ci", Optional.of(Duration.ofMinutes(1)));
    practice.clock.pass(Duration.ofMinutes(1));
    locksOut(() -> caller.revokeTokensOf(ADMIN));
    caller.robotToken("ci", Optional.of(Duration.ofMinutes(1)));
    assertThat(caller.revokeTokensOf(ADMIN)).isEqualTo(1);
  }

  @Test
  void anAdministratorByGroupCountsAndKeepsItsMembership() {
    caller.robotToken("ci", Optional.empty());
    admin.modifyMembers(OPS, List.of(ADMIN), List.of(), false);
    admin.setRoles(Resource.CLUSTER, OPS, ADMINISTER, false);
    admin.setRoles(Resource.CLUSTER, ADMIN, List.of(), false);

    locksOut(() -> admin.modifyMembers(OPS, List.of(), List.of(ADMIN), false));
    locksOut(() -> admin.setRoles(Resource.CLUSTER, OPS, List.of(), false));
    admin.modifyMembers(OPS, List.of(CI), List.of(ADMIN), false);
  }

  @Test
  void everybodyIsAnAdministratorWhenAllClusterUsersAre() {
    admin.setRoles(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, ADMINISTER, false);
    admin.setRoles(Resource.CLUSTER, ADMIN, List.of(), false);
    locksOut(() -> admin.setRoles(Resource.CLUSTER, Principal.ALL_CLUSTER_USERS, List.of(), false));
    locksOut(() -> caller.revokeToken(token));
  }

  @Test
  void theNewRootTokenCounts() {
    Secret root = caller.rotateRootToken(Optional.empty());
    assertThat(caller.revokeTokensOf(ADMIN)).isEqualTo(1);
    Secret next = cluster.as(Optional.of(root)).rotateRootToken(Optional.empty());
    refuses(
        () -> cluster.as(Optional.of(next)).revokeToken(next), new Refusal.LockOut(Principal.ROOT));
  }

  @Test
  void renamingTheProviderKeepsTheLastAdministratorsSession() {
    Principal person = new Principal("okta:a@b.c");
    caller.setConfiguration(Practice.guide("okta"), 0);
    admin.setRoles(Resource.CLUSTER, person, ADMINISTER, false);
    Secret session = Secret.of("0123456789abcdef0123456789abcdef");
    admin.restoreToken(Token.hash(session), person, Optional.empty());
    caller.revokeTokensOf(ADMIN);

    Caller signedIn = cluster.as(Optional.of(session));
    refuses(() -> signedIn.setConfiguration(Practice.guide("dex"), 0), new Refusal.LockOut(person));
    refuses(() -> signedIn.administration().undo(2, false), new Refusal.LockOut(person));
    signedIn.setConfiguration(Practice.guide("dex"), 0, true);
  }

  @Test
  void applyingAPolicyAndUndoingAreGuardedToo() {
    AccessPolicy nobody = new AccessPolicy(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    locksOut(() -> admin.apply(nobody, true, false));
    admin.setRoles(Resource.CLUSTER, CI, ADMINISTER, false);
    Secret ci = caller.robotToken("ci", Optional.empty());
    caller.revokeTokensOf(ADMIN);
    Administration other = cluster.as(Optional.of(ci)).administration();

    refuses(() -> other.apply(nobody, true, false), new Refusal.LockOut(CI));
    refuses(() -> other.undo(1, false), new Refusal.LockOut(CI));
    other.undo(1, true);
    assertThat(cluster.as(Optional.of(ci)).whoAmI().clusterAdmin()).isFalse();
  }

  @Test
  void whatWasLostAlreadyCanBeChangedFreely() {
    Secret ci = caller.robotToken("ci", Optional.empty());
    admin.setRoles(Resource.project("default"), CI, List.of("projectOwner"), false);
    caller.revokeToken(token, true);
    cluster
        .as(Optional.of(ci))
        .administration()
        .setRoles(Resource.project("default"), ADMIN, List.of("repoReader"), false);
  }

  private static void locksOut(ThrowingCallable operation) {
    refuses(operation, new Refusal.LockOut(ADMIN));
  }
}
