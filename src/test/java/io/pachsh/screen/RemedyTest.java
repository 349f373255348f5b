package io.pachsh.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Grants;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemedyTest {
  private static final Principal ADA = new Principal("okta:ada@example.com");
  private static final List<Resource> RESOURCES =
      List.of(Resource.CLUSTER, Resource.project("vision"), Resource.repo("vision", "images"));

  @Test
  void givesWhatIsMissingWhereverItIsMissing() {
    for (Resource resource : RESOURCES) {
      for (Permission permission : Permission.values()) {
        Remedy remedy = Remedy.of(Set.of(permission), resource).orElseThrow();
        assertThat(decisionWith(remedy, permission, resource).isAllowed())
            .as(permission + " on " + resource + " by " + remedy)
            .isTrue();
        assertThat(remedy.role().bindableTo()).contains(remedy.resource().type());
      }
    }
  }

  @Test
  void prefersTheResourceItselfToItsProjectAndTheCluster() {
    Resource repo = Resource.repo("vision", "images");
    assertThat(Remedy.of(Set.of(Permission.REPO_READ), repo))
        .contains(new Remedy(Role.REPO_READER, repo));
    assertThat(Remedy.of(Set.of(Permission.PROJECT_CREATE_REPO), repo))
        .contains(new Remedy(Role.PROJECT_WRITER, Resource.project("vision")));
    assertThat(Remedy.of(Set.of(Permission.SECRET_INSPECT), repo))
        .contains(new Remedy(Role.SECRET_ADMIN, Resource.CLUSTER));
  }

  @Test
  void theLineToRunSurvivesAnyName() {
    Remedy remedy = new Remedy(Role.CLUSTER_ADMIN, Resource.CLUSTER);
    assertThat(remedy.command(new Principal("okta:o'brien; auth deactivate")))
        .isEqualTo("auth add clusterAdmin 'okta:o'\\''brien; auth deactivate' cluster");
    assertThat(remedy.hint(Optional.of(new Principal("okta:a\nauth deactivate --yes"))).all())
        .hasSize(2);
  }

  private static Decision decisionWith(Remedy remedy, Permission wanted, Resource resource) {
    Grants grants =
        new Grants() {
          @Override
          public Optional<Map<Principal, Set<String>>> binding(Resource asked) {
            boolean here = asked.equals(remedy.resource());
            return Optional.of(here ? Map.of(ADA, Set.of(remedy.role().wireName())) : Map.of());
          }

          @Override
          public Set<Principal> groupsOf(Principal principal) {
            return Set.of();
          }
        };
    return new Evaluator(grants).decide(ADA, resource, List.of(wanted));
  }
}
