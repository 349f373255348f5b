package io.pachsh.cli.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client gets another secret, or everything is as it was, whichever step fails in which way. */
class ClientRotationTest {
  private static final IdentityClient CLIENT =
      new IdentityClient(
          "pachd", "pachd", Secret.of("old"), List.of("http://127.0.0.1:1/cb"), List.of("cli"));

  private final Cluster cluster = new Cluster();

  private ClientRotation rotation() {
    return new ClientRotation(CLIENT, Optional.of(cluster.live()));
  }

  @Test
  void givesTheClientAndTheConfigurationTheSecret() {
    IdentityClient made = rotation().run(Secret.of("new"), cluster, cluster);
    assertThat(made.secret()).isEqualTo(Secret.of("new"));
    assertThat(cluster.clients).containsExactly(made);
    assertThat(cluster.secret()).isEqualTo(Secret.of("new"));
  }

  /** A step, counted from 1; whether it was done before it failed; and how it failed. */
  @ParameterizedTest
  @CsvSource({
    "delete, false, REFUSED",
    "delete, false, FAILED",
    "delete, true, FAILED",
    "delete, true, INTERRUPTED",
    "create, false, REFUSED",
    "create, false, FAILED",
    "create, true, FAILED",
    "create, true, INTERRUPTED",
    "set, false, REFUSED",
    "set, false, FAILED",
    "set, true, FAILED",
    "set, false, INTERRUPTED",
    "set, true, INTERRUPTED",
  })
  void isTakenBack(String step, boolean done, How how) {
    cluster.failing.add(new Trouble(step, done, how));
    Throwable thrown = catchThrowable(() -> rotation().run(Secret.of("new"), cluster, cluster));
    assertThat(cluster.clients).containsExactly(CLIENT);
    assertThat(cluster.secret()).isEqualTo(Secret.of("old"));
    Failure told =
        thrown instanceof Interruption interruption
            ? interruption.account().orElseThrow()
            : (Failure) thrown;
    assertThat(thrown instanceof Interruption).isEqualTo(how == How.INTERRUPTED);
    assertThat(told.exit()).isEqualTo(how == How.INTERRUPTED ? Exit.INTERRUPTED : Exit.FAILED);
    assertThat(told.below().all()).contains("The client 'pachd' has its old secret.");
  }

  @ParameterizedTest
  @CsvSource({"FAILED, FAILED", "FAILED, REFUSED", "INTERRUPTED, FAILED", "FAILED, INTERRUPTED"})
  void tellsThatItCouldNotBeTakenBack(How first, How then) {
    cluster.failing.add(new Trouble("set", true, first));
    cluster.failing.add(new Trouble("create", false, then));
    cluster.patience = 1;
    Throwable thrown = catchThrowable(() -> rotation().run(Secret.of("new"), cluster, cluster));
    Failure told =
        thrown instanceof Interruption interruption
            ? interruption.account().orElseThrow()
            : (Failure) thrown;
    assertThat(thrown instanceof Interruption).isEqualTo(first == How.INTERRUPTED);
    assertThat(told.sentence()).startsWith("The client 'pachd' may be gone");
    assertThat(told.below().all())
        .anyMatch(line -> line.startsWith("Then: "))
        .anyMatch(line -> line.startsWith("'auth get-config' shows"));
    assertThat(String.join("\n", told.below().all())).doesNotContain("new").doesNotContain("old,");
  }

  private enum How {
    REFUSED,
    FAILED,
    INTERRUPTED
  }

  private record Trouble(String step, boolean done, How how) {
    RuntimeException exception() {
      return switch (how) {
        case REFUSED -> new RefusedException(new Refusal.Invalid("refused"));
        case FAILED -> new Failure(Exit.FAILED, "The connection was lost.");
        case INTERRUPTED -> new Interruption();
      };
    }
  }

  /** A cluster with one client, as which it logs people in. */
  private static final class Cluster implements ClientStore, ConfigurationStore {
    private final List<IdentityClient> clients = new ArrayList<>(List.of(CLIENT));
    private final List<Trouble> failing = new ArrayList<>();
    private LiveConfiguration live =
        new LiveConfiguration(
            2,
            Optional.of(
                new AuthConfiguration.Guide(
                    "okta",
                    "",
                    new OidcClient("http://127.0.0.1:1", "pachd", Secret.of("old"), "http://x/cb"),
                    List.of(),
                    false)));

    /** How many creations succeed before trouble with them begins. */
    private int patience;

    Secret secret() {
      return live.configuration().orElseThrow().client().clientSecret();
    }

    private <T> T step(String name, Supplier<T> work) {
      Optional<Trouble> trouble =
          failing.stream().filter(each -> each.step().equals(name)).findFirst();
      if (trouble.isEmpty() || (name.equals("create") && patience-- > 0)) {
        return work.get();
      }
      failing.remove(trouble.get());
      if (trouble.get().done()) {
        var unused = work.get();
      }
      throw trouble.get().exception();
    }

    @Override
    public List<IdentityClient> all() {
      return List.copyOf(clients);
    }

    @Override
    public IdentityClient get(String id) {
      return clients.get(0);
    }

    @Override
    public IdentityClient create(IdentityClient client) {
      return step(
          "create",
          () -> {
            assertThat(clients).isEmpty();
            clients.add(client);
            return client;
          });
    }

    @Override
    public void update(IdentityClient client) {
      throw new AssertionError("an update keeps the secret");
    }

    @Override
    public void delete(String id) {
      var unused = step("delete", () -> clients.removeIf(client -> client.id().equals(id)));
    }

    @Override
    public LiveConfiguration live() {
      return live;
    }

    @Override
    public void requireKeepable(AuthConfiguration configuration) {}

    @Override
    public Optional<RelyingParty.Discovery> discover(AuthConfiguration configuration) {
      return Optional.empty();
    }

    @Override
    public ConfigurationChange set(
        AuthConfiguration configuration, long expectedVersion, boolean force) {
      return step(
          "set",
          () -> {
            assertThat(expectedVersion).isEqualTo(live.version());
            live = new LiveConfiguration(expectedVersion + 1, Optional.of(configuration));
            return new ConfigurationChange(live.version(), 0, List.of());
          });
    }

    @Override
    public ConfigurationChange clear(boolean force) {
      throw new AssertionError("nobody clears it");
    }
  }
}
