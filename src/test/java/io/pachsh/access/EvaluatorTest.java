package io.pachsh.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** pachd's order of evaluation, step by step. */
class EvaluatorTest {
  private static final Principal USER = new Principal("user:a@b.c");
  private static final Principal DEVS = new Principal("group:devs");
  private static final Resource PROJECT = Resource.project("p");
  private static final Resource REPO = Resource.repo("p", "r");

  private final Map<Resource, Map<Principal, Set<String>>> bindings = new HashMap<>();
  private final Evaluator evaluator =
      new Evaluator(
          new Grants() {
            @Override
            public Optional<Map<Principal, Set<String>>> binding(Resource resource) {
              return Optional.ofNullable(bindings.get(resource));
            }

            @Override
            public Set<Principal> groupsOf(Principal principal) {
              return principal.equals(USER) ? Set.of(DEVS) : Set.of();
            }
          });

  @Test
  void aRoleOnTheClusterCoversEveryRepoEvenOneWithoutABinding() {
    bindings.put(Resource.CLUSTER, Map.of(USER, Set.of("repoReader")));

    Decision decision = decide(REPO, Permission.REPO_READ);
    assertThat(decision.isAllowed()).isTrue();
    assertThat(decision.path())
        .containsExactly(
            new Decision.Step(
                Resource.CLUSTER, USER, Role.REPO_READER, Set.of(Permission.REPO_READ)));
  }

  @Test
  void theWalkGoesFromClusterToProjectToRepoAndCollectsOnItsWay() {
    bindings.put(Resource.CLUSTER, Map.of(Principal.ALL_CLUSTER_USERS, Set.of("projectCreator")));
    bindings.put(PROJECT, Map.of(DEVS, Set.of("projectViewer")));
    bindings.put(REPO, Map.of(USER, Set.of("repoReader"), DEVS, Set.of("repoWriter")));

    Decision decision =
        decide(
            REPO,
            Permission.PROJECT_CREATE,
            Permission.PROJECT_LIST_REPO,
            Permission.REPO_READ,
            Permission.REPO_WRITE,
            Permission.REPO_DELETE);
    assertThat(decision.missing()).containsExactly(Permission.REPO_DELETE);
    assertThat(decision.path())
        .extracting(Decision.Step::bound, Decision.Step::holder, Decision.Step::role)
        .extracting(Object::toString)
        .containsExactly(
            "(cluster, allClusterUsers, PROJECT_CREATOR)",
            "(project:p, group:devs, PROJECT_VIEWER)",
            "(repo:p/r, user:a@b.c, REPO_READER)",
            "(repo:p/r, group:devs, REPO_WRITER)");
  }

  @Test
  void aMissingProjectOrRepoBindingIsAnErrorOnceItIsReached() {
    bindings.put(Resource.CLUSTER, Map.of());
    refuses(REPO, "no role binding exists for PROJECT p");
    bindings.put(PROJECT, Map.of());
    refuses(REPO, "no role binding exists for REPO p/r");
    refuses(new Resource(Resource.Type.REPO, "p"), "invalid resource name p");
  }

  @Test
  void everybodyMayReadASpecRepo() {
    Resource spec = new Resource(Resource.Type.SPEC_REPO, "p/r");
    assertThat(decide(spec, Permission.REPO_READ).isAllowed()).isTrue();
    bindings.put(PROJECT, Map.of());
    bindings.put(REPO, Map.of());
    assertThat(decide(spec, Permission.REPO_WRITE).isAllowed()).isFalse();
  }

  @Test
  void anUnknownRoleFailsTheEvaluation() {
    bindings.put(Resource.CLUSTER, Map.of(USER, Set.of("clusterOwner")));
    refuses(REPO, "unknown role \"clusterOwner\"");
  }

  private void refuses(Resource resource, String sentence) {
    assertThatThrownBy(() -> decide(resource, Permission.REPO_READ))
        .isInstanceOf(RefusedException.class)
        .hasMessage(sentence);
  }

  private Decision decide(Resource resource, Permission first, Permission... more) {
    return evaluator.decide(USER, resource, EnumSet.of(first, more));
  }
}
