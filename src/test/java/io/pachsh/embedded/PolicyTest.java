package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.invalid;
import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access as one value: read whole, made so in one change. */
class PolicyTest {
  private static final Principal CI = Principal.robot("ci");
  private static final Principal DEVS = new Principal("group:devs");
  private static final Resource DEFAULT = Resource.project("default");

  private final Practice practice = new Practice();
  private final SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings =
      new TreeMap<>();
  private final SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
  private EmbeddedCluster cluster;
  private Secret root;
  private Caller admin;

  @BeforeEach
  void open(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    root = cluster.as(Optional.empty()).activate(Optional.empty(), Optional.empty()).token();
    admin = cluster.as(Optional.of(root));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void applyingWhatIsThereChangesNothing() {
    Caller caller = cluster.as(Optional.of(root));
    RandomWork work = new RandomWork(7, practice);
    for (int i = 0; i < 200; i++) {
      work.once(caller);
      AccessPolicy before = admin.policy().read();
      List<String> pending = cluster.pending();
      admin.policy().apply(before, i % 2 == 0, false);
      assertThat(cluster.pending()).isEqualTo(pending);
    }
    assertThat(cluster.pending()).hasSizeGreaterThan(50);
  }

  @Test
  void prunedToAPolicyTheClusterIsThatPolicyAndPachdsOwn() {
    Caller caller = cluster.as(Optional.of(root));
    RandomWork work = new RandomWork(8, practice);
    for (int i = 0; i < 200; i++) {
      work.once(caller);
      AccessPolicy wanted = work.policy(admin.policy().read());
      admin.policy().apply(wanted, true, true);
      AccessPolicy then = admin.policy().read();
      then.bindings()
          .forEach(
              (resource, entries) ->
                  entries.forEach(
                      (principal, roles) -> {
                        if (!Set.of("pach", "internal").contains(principal.kind())) {
                          assertThat(roles)
                              .isEqualTo(wanted.bindings().get(resource).get(principal));
                        }
                      }));
      assertThat(admin.bindings().of(Resource.CLUSTER))
          .containsKeys(Principal.ROOT, Principal.AUTH_SERVER);
      then.groups()
          .forEach(
              (group, members) ->
                  assertThat(members)
                      .isEqualTo(wanted.groups().getOrDefault(group, new TreeSet<>())));
    }
  }

  @Test
  void withoutPruningWhatIsNotNamedStays() {
    admin.bindings().set(DEFAULT, CI, List.of("repoReader"), false);
    admin.groups().modify(DEVS, List.of(CI), List.of(), false);
    bind(DEFAULT, DEVS, "repoWriter");
    groups.put(DEVS, new TreeSet<>(List.of(Principal.robot("bot"))));
    int before = cluster.pending().size();
    apply(false);

    assertThat(cluster.pending()).hasSize(before + 1);
    assertThat(admin.bindings().of(DEFAULT)).containsKeys(CI, DEVS, Principal.ALL_CLUSTER_USERS);
    assertThat(admin.groups().membersOf(DEVS)).containsExactly(Principal.robot("bot"), CI);
  }

  @Test
  void allOfItOrNothing() {
    bind(DEFAULT, CI, "repoReader");
    bind(Resource.CLUSTER, CI, "clusterOwner");
    invalid(() -> apply(false), "unknown role \"clusterOwner\"");
    bindings.clear();
    bind(DEFAULT, CI, "repoReader");
    bind(Resource.CLUSTER, Principal.ROOT, "debugger");
    invalid(() -> apply(false), "cannot modify cluster role bindings for pach: users");
    bindings.clear();
    bind(DEFAULT, CI, "repoReader");
    bind(Resource.project("no"), CI, "repoReader");
    refuses(() -> apply(false), new Refusal.NoRoleBinding(Resource.project("no")));
    bindings.clear();
    bind(DEFAULT, new Principal("bare"), "repoReader");
    invalid(() -> apply(false), "subject has no prefix, must be of the form <type>:<name>");

    assertThat(admin.bindings().of(DEFAULT)).doesNotContainKey(CI);
  }

  @Test
  void eachResourceItTouchesNeedsItsOwnPermission() {
    admin.bindings().set(DEFAULT, CI, List.of("projectOwner"), false);
    Secret token = cluster.as(Optional.of(root)).tokens().issue("ci", Optional.empty());
    Caller owner = cluster.as(Optional.of(token));
    bind(DEFAULT, DEVS, "repoReader");
    owner.policy().apply(new AccessPolicy(bindings, groups, new TreeSet<>()), false, false);
    assertThat(admin.bindings().of(DEFAULT)).containsKey(DEVS);

    bind(Resource.CLUSTER, DEVS, "debugger");
    refuses(
        () ->
            owner.policy().apply(new AccessPolicy(bindings, groups, new TreeSet<>()), false, false),
        new Refusal.NotAuthorized(
            CI, Set.of(Permission.CLUSTER_MODIFY_BINDINGS), Resource.CLUSTER));
    bindings.remove(Resource.CLUSTER);
    groups.put(DEVS, new TreeSet<>(List.of(CI)));
    refuses(
        () ->
            owner.policy().apply(new AccessPolicy(bindings, groups, new TreeSet<>()), false, false),
        new Refusal.NotAuthorized(
            CI, Set.of(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS), Resource.CLUSTER));
  }

  private void bind(Resource resource, Principal principal, String role) {
    bindings
        .computeIfAbsent(resource, it -> new TreeMap<>())
        .put(principal, new TreeSet<>(List.of(role)));
  }

  private void apply(boolean prune) {
    admin.policy().apply(new AccessPolicy(bindings, groups, new TreeSet<>()), prune, false);
  }
}
