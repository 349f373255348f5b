package io.pachsh.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDifferenceTest {
  private static final int ROUNDS = 300;

  private final Random random = new Random(20261123);

  @Test
  void findsNothingBetweenAPolicyAndItself() {
    for (int round = 0; round < ROUNDS; round++) {
      AccessPolicy policy = Policies.random(random);
      assertThat(PolicyDifference.between(policy, policy, true).isEmpty()).isTrue();
      assertThat(PolicyDifference.between(policy, policy, false).isEmpty()).isTrue();
    }
  }

  @Test
  void leadsFromOnePolicyToTheOther() {
    for (int round = 0; round < ROUNDS; round++) {
      AccessPolicy live = Policies.random(random);
      AccessPolicy wanted = Policies.random(random);

      Set<String> facts = changed(live, PolicyDifference.between(live, wanted, true));

      Set<String> expected = facts(wanted);
      for (Resource resource : live.bindings().keySet()) {
        if (!wanted.bindings().get(resource).containsKey(Principal.ROOT)) {
          facts(live).stream()
              .filter(fact -> fact.startsWith(resource.text() + " pach:root "))
              .forEach(expected::add);
        }
      }
      assertThat(facts).isEqualTo(expected);
    }
  }

  @Test
  void takesNothingUnnamedAwayWithoutPruning() {
    for (int round = 0; round < ROUNDS; round++) {
      AccessPolicy live = Policies.random(random);
      assertThat(PolicyDifference.between(live, Policies.empty(), false).isEmpty()).isTrue();

      AccessPolicy wanted = Policies.random(random);
      Set<String> facts = changed(live, PolicyDifference.between(live, wanted, false));

      assertThat(facts).containsAll(facts(wanted));
    }
  }

  private static Set<String> changed(AccessPolicy policy, PolicyDifference difference) {
    Set<String> facts = facts(policy);
    for (PolicyDifference.Item item : difference.items()) {
      String fact = item.place() + " " + item.principal() + " " + item.role();
      assertThat(item.given() ? facts.add(fact) : facts.remove(fact)).as(fact).isTrue();
    }
    return facts;
  }

  /** Single roles and memberships. */
  private static Set<String> facts(AccessPolicy policy) {
    Set<String> facts = new HashSet<>();
    policy
        .bindings()
        .forEach(
            (resource, entries) ->
                entries.forEach(
                    (who, roles) ->
                        roles.forEach(
                            role -> facts.add(resource.text() + " " + who + " " + role))));
    policy
        .groups()
        .forEach(
            (group, members) ->
                members.forEach(who -> facts.add("members of " + group + " " + who + " ")));
    return facts;
  }
}
