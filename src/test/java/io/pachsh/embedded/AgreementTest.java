package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Decision;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over random states: explaining, checking, searching and listing access never disagree. */
class AgreementTest {
  private final Practice practice = new Practice();
  @TempDir private Path parent;

  @Test
  void explainCheckWhoCanAndAccessAgree() {
    int allowed = 0;
    int denied = 0;
    for (int seed = 0; seed < 15; seed++) {
      EmbeddedCluster cluster = practice.open(parent.resolve("seed" + seed));
      Caller caller = Practice.activated(cluster);
      RandomWork work = new RandomWork(seed, practice);
      for (int i = 0; i < 60; i++) {
        work.once(caller);
        if (!caller.whoAmI().clusterAdmin()) {
          break;
        }
      }
      if (caller.whoAmI().clusterAdmin()) {
        for (Resource resource : caller.policy().read().bindings().keySet()) {
          for (Permission permission : Permission.values()) {
            int can = agree(caller, permission, resource);
            allowed += can;
            denied += caller.principals().all().size() - can;
          }
        }
      }
      cluster.close();
    }
    assertThat(allowed).isGreaterThan(1_000);
    assertThat(denied).isGreaterThan(1_000);
  }

  /** How many of those who are known can. */
  private static int agree(Caller caller, Permission permission, Resource resource) {
    SortedMap<Principal, Decision> who = caller.permissions().whoCan(permission, resource);
    Set<Principal> asked = new TreeSet<>(caller.principals().all());
    asked.addAll(RandomWork.PEOPLE);
    asked.add(new Principal("user:stranger"));
    boolean everybody = who.containsKey(Principal.ALL_CLUSTER_USERS);
    for (Principal principal : asked) {
      Decision decision = caller.permissions().decide(principal, permission, resource);
      boolean known = caller.principals().all().contains(principal);
      assertThat(who.containsKey(principal)).isEqualTo(decision.isAllowed() && known);
      assertThat(decision.isAllowed() || !everybody).isTrue();
      List<Decision.Step> access = caller.permissions().accessOf(principal);
      assertThat(decision.isAllowed())
          .isEqualTo(access.stream().anyMatch(step -> gives(step, permission, resource)));
      for (Decision.Step step : decision.path()) {
        assertThat(access)
            .anyMatch(
                it ->
                    it.bound().equals(step.bound())
                        && it.holder().equals(step.holder())
                        && it.role() == step.role());
      }
      Holdings holdings = caller.permissions().of(principal, resource);
      assertThat(holdings.roles()).allMatch(role -> role.returnedFor().contains(resource.type()));
      if (holdings.permissions().contains(permission)) {
        assertThat(decision.isAllowed()).isTrue();
      }
      if (decision.isAllowed() && returned(access, permission, resource)) {
        assertThat(holdings.permissions()).contains(permission);
      }
    }
    return (int)
        who.keySet().stream().filter(it -> !it.equals(Principal.ALL_CLUSTER_USERS)).count();
  }

  private static boolean returned(
      List<Decision.Step> access, Permission permission, Resource resource) {
    return access.stream()
        .filter(step -> gives(step, permission, resource))
        .anyMatch(step -> step.role().returnedFor().contains(resource.type()));
  }

  private static boolean gives(Decision.Step step, Permission permission, Resource resource) {
    List<Resource> path = new ArrayList<>(List.of(Resource.CLUSTER, resource));
    if (resource.type() == Resource.Type.REPO) {
      path.add(Resource.project(resource.name().substring(0, resource.name().indexOf('/'))));
    }
    return path.contains(step.bound()) && EnumSet.copyOf(step.granted()).contains(permission);
  }
}
