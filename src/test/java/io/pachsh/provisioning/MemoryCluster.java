package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a plan sees of a cluster, in memory, with pachd's rules for updates. Each change can be made
 * to fail, before it is done or behind it.
 */
final class MemoryCluster {
  final Map<String, Connector> connectors = new LinkedHashMap<>();
  final Map<String, IdentityClient> clients = new LinkedHashMap<>();
  IdentitySettings settings = IdentitySettings.NONE;
  Optional<AuthConfiguration> configuration = Optional.empty();

  /** The names of the changes that were made, in order. */
  final List<String> changes = new ArrayList<>();

  private final Map<Integer, RuntimeException> failing = new TreeMap<>();
  private final Map<Integer, Runnable> others = new TreeMap<>();
  private boolean failsAfterwards;
  private int asked;

  /** Lets the change of that number, counted from 0, end so instead of being done. */
  MemoryCluster failingAt(int change, RuntimeException with) {
    failing.put(change, with);
    return this;
  }

  /** Lets it be done all the same, as where only the answer is lost. */
  MemoryCluster doneAllTheSame() {
    failsAfterwards = true;
    return this;
  }

  /** Lets somebody else do something just before the change of that number. */
  MemoryCluster before(int change, Runnable meanwhile) {
    others.put(change, meanwhile);
    return this;
  }

  /** Everything in it, without the numbers that only go up. */
  String content() {
    StringBuilder content = new StringBuilder(settings.toString());
    new TreeMap<>(connectors)
        .values()
        .forEach(
            it -> content.append(it.id() + it.name() + it.type() + it.configuration().reveal()));
    new TreeMap<>(clients)
        .values()
        .forEach(it -> content.append(it.toString() + it.secret().reveal()));
    configuration.ifPresent(
        it -> content.append(it.toString() + it.client().clientSecret().reveal()));
    return content.toString();
  }

  private void change(String name, Runnable work) {
    others.getOrDefault(asked, () -> {}).run();
    RuntimeException failure = failing.get(asked++);
    if (failure == null || failsAfterwards) {
      work.run();
      changes.add(name);
    }
    if (failure != null) {
      throw failure;
    }
  }

  Caller caller() {
    return (Caller)
        Proxy.newProxyInstance(
            MemoryCluster.class.getClassLoader(),
            new Class<?>[] {Caller.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "connectors" -> new Connectors();
                  case "clients" -> new Clients();
                  case "identityService" -> new Service();
                  case "configuration" -> new Configuration();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static RefusedException unknown() {
    return new RefusedException(new Refusal.NotFound("ID does not exist"));
  }

  private final class Connectors implements ConnectorStore {
    @Override
    public List<Connector> all() {
      return List.copyOf(connectors.values());
    }

    @Override
    public Connector get(String id) {
      return Optional.ofNullable(connectors.get(id)).orElseThrow(MemoryCluster::unknown);
    }

    @Override
    public void create(Connector connector) {
      change("create " + connector.id(), () -> connectors.put(connector.id(), connector));
    }

    @Override
    public void update(Connector connector) {
      long expected = connectors.get(connector.id()).version() + 1;
      if (connector.version() != expected) {
        throw new RefusedException(
            new Refusal.Invalid(
                "new config version is %d, expected %d".formatted(connector.version(), expected)));
      }
      change("update " + connector.id(), () -> connectors.put(connector.id(), connector));
    }

    @Override
    public void delete(String id) {
      change("delete " + id, () -> connectors.remove(id));
    }
  }

  private final class Clients implements ClientStore {
    @Override
    public List<IdentityClient> all() {
      return List.copyOf(clients.values());
    }

    @Override
    public IdentityClient get(String id) {
      return Optional.ofNullable(clients.get(id)).orElseThrow(MemoryCluster::unknown);
    }

    @Override
    public IdentityClient create(IdentityClient client) {
      IdentityClient made =
          client.secret().isEmpty()
              ? new IdentityClient(
                  client.id(),
                  client.name(),
                  Secret.of("made for " + client.id()),
                  client.redirectUris(),
                  client.trustedPeers())
              : client;
      change("create " + client.id(), () -> clients.put(client.id(), made));
      return made;
    }

    @Override
    public void update(IdentityClient client) {
      IdentityClient old = clients.get(client.id());
      IdentityClient next =
          new IdentityClient(
              client.id(),
              client.name().isEmpty() ? old.name() : client.name(),
              old.secret(),
              client.redirectUris().isEmpty() ? old.redirectUris() : client.redirectUris(),
              client.trustedPeers().isEmpty() ? old.trustedPeers() : client.trustedPeers());
      change("update " + client.id(), () -> clients.put(client.id(), next));
    }

    @Override
    public void delete(String id) {
      change("delete " + id, () -> clients.remove(id));
    }
  }

  private final class Service implements IdentityService {
    @Override
    public IdentitySettings settings() {
      return settings;
    }

    @Override
    public void set(IdentitySettings wanted) {
      change("settings", () -> settings = wanted);
    }

    @Override
    public void deleteAll() {
      throw new UnsupportedOperationException();
    }
  }

  private final class Configuration implements ConfigurationStore {
    @Override
    public Optional<RelyingParty.Discovery> discover(AuthConfiguration configuration) {
      return Optional.empty();
    }

    @Override
    public LiveConfiguration live() {
      return new LiveConfiguration(0, configuration);
    }

    @Override
    public void requireKeepable(AuthConfiguration wanted) {}

    @Override
    public ConfigurationChange set(AuthConfiguration wanted, long version, boolean force) {
      change("configuration", () -> configuration = Optional.of(wanted));
      return new ConfigurationChange(0, 0, List.of());
    }

    @Override
    public ConfigurationChange clear(boolean force) {
      change("no configuration", () -> configuration = Optional.empty());
      return new ConfigurationChange(0, 0, List.of());
    }
  }
}
