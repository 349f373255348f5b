package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.policy.Policies;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import io.pachsh.policy.PolicyWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy files and a cluster: exported, compared and applied, they never contradict each other. */
class PolicyFileTest {
  private static final int ROUNDS = 60;

  private final Random random = new Random(20261123);
  private EmbeddedCluster cluster;
  private Caller admin;

  @BeforeEach
  void openACluster(@TempDir Path directory) {
    cluster = new Practice().open(directory);
    admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 0, false);
    admin.places().create(Resource.project("on"));
    admin.places().create(Resource.repo("default", "images"));
    admin.places().create(Resource.repo("default", "15"));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void applyingAnExportChangesNothing() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      admin.policy().apply(some(), random.nextBoolean(), true);
      AccessPolicy before = admin.policy().read();
      int changes = admin.history().records().size();

      AccessPolicy file = PolicyReader.read(text(before), before, false);
      admin.policy().apply(file, true, false);

      assertThat(PolicyDifference.between(before, file, true).items()).isEmpty();
      assertThat(admin.history().records()).hasSize(changes);
      assertThat(text(admin.policy().read())).isEqualTo(text(before));
    }
  }

  @Test
  void applyingDoesWhatTheDifferenceSays() {
    for (int round = 0; round < ROUNDS; round++) {
      boolean prune = random.nextBoolean();
      AccessPolicy wanted = some();
      AccessPolicy before = admin.policy().read();
      PolicyDifference announced = PolicyDifference.between(before, wanted, prune);

      admin.policy().apply(wanted, prune, true);

      AccessPolicy after = admin.policy().read();
      assertThat(PolicyDifference.between(after, wanted, prune).items()).isEmpty();
      assertThat(PolicyDifference.between(before, after, true).items())
          .containsExactlyInAnyOrderElementsOf(announced.items());
    }
  }

  /** A random policy under which the caller stays administrator; pachd lets nobody edit root. */
  private AccessPolicy some() {
    AccessPolicy some = Policies.random(random);
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings =
        new TreeMap<>(some.bindings());
    SortedMap<Principal, SortedSet<String>> entries = new TreeMap<>(bindings.get(Resource.CLUSTER));
    entries.remove(Principal.ROOT);
    entries.put(Practice.ADMIN, new TreeSet<>(Set.of("clusterAdmin")));
    bindings.put(Resource.CLUSTER, entries);
    return new AccessPolicy(bindings, some.groups(), some.robots());
  }

  private static String text(AccessPolicy policy) throws IOException {
    StringBuilder text = new StringBuilder();
    PolicyWriter.write(policy, text);
    return text.toString();
  }
}
