package io.pachsh.cluster.identity;

/** The set-up of Pachyderm's identity service, as one caller; gates and checks are pachd's. */
public interface IdentityService {
  IdentitySettings settings();

  void set(IdentitySettings settings);

  /** Forgets clients, connectors and the set-up. */
  void deleteAll();
}
