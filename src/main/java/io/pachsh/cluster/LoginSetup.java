package io.pachsh.cluster;

import java.util.List;

/**
 * How people are to log in to a cluster that brings an identity service of its own.
 *
 * @param issuer the identity service's address, as tokens name it
 * @param redirectUri where the browser comes back to
 * @param clientId by which name the cluster is a client of its identity service
 * @param trustedPeers clients that may make tokens for this one
 */
public record LoginSetup(
    String issuer,
    String redirectUri,
    String clientId,
    List<String> trustedPeers,
    List<String> scopes) {
  public LoginSetup {
    trustedPeers = List.copyOf(trustedPeers);
    scopes = List.copyOf(scopes);
  }
}
