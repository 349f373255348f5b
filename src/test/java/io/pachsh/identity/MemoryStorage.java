package io.pachsh.identity;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cluster would keep, in memory. */
final class MemoryStorage implements IdentityStorage {
  IdentitySettings settings = IdentitySettings.NONE;
  final List<Connector> connectors = new ArrayList<>();
  final Map<String, IdentityClient> clients = new LinkedHashMap<>();
  Secret keys = Secret.of("");
  int renewals;
  boolean isServed;

  @Override
  public String cluster() {
    return "memory";
  }

  @Override
  public boolean isServed() {
    return isServed;
  }

  @Override
  public IdentitySettings settings() {
    return settings;
  }

  @Override
  public List<Connector> connectors() {
    return List.copyOf(connectors);
  }

  @Override
  public Optional<IdentityClient> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  @Override
  public Secret signingKeys() {
    return keys;
  }

  @Override
  public Secret replaceSigningKeys(Secret known, Secret wanted) {
    if (keys.equals(known)) {
      renewals++;
      keys = wanted;
    }
    return keys;
  }
}
