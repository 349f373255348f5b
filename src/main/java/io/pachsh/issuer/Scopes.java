package io.pachsh.issuer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The scopes of a request, with those by which one client asks for tokens meant for another. */
final class Scopes {
  /** What such a scope begins with, as at dex; the other client's id follows. */
  private static final String AUDIENCE = "audience:server:client_id:";

  private Scopes() {}

  /** The scopes that a parameter lists (RFC 6749 §3.3), in their order. */
  static Set<String> parse(String parameter) {
    return new LinkedHashSet<>(List.of(parameter.strip().split(" +")));
  }

  /** Why a client cannot have these scopes; empty when it can. */
  static Optional<String> problem(Set<String> scopes, Client client, Clients clients) {
    for (String scope : scopes) {
      if (scope.startsWith(AUDIENCE)) {
        if (!isTrusted(scope, client.id(), clients)) {
          return Optional.of(
              "The client in the scope " + AUDIENCE + "... does not trust the one that asks.");
        }
      } else if (!Claims.SCOPES.contains(scope)) {
        return Optional.of(
            "One or more scopes are unknown here. Known: " + String.join(" ", Claims.SCOPES) + ".");
      }
    }
    return scopes.contains("openid")
        ? Optional.empty()
        : Optional.of("The scope openid is missing.");
  }

  /** The clients that a token is for: the one that asked, unless it names others (as dex). */
  static List<String> audience(String clientId, Set<String> scopes) {
    Set<String> audience = new LinkedHashSet<>();
    scopes.stream()
        .filter(scope -> scope.startsWith(AUDIENCE))
        .map(scope -> scope.substring(AUDIENCE.length()))
        .sorted()
        .forEach(audience::add);
    audience.add(clientId);
    return List.copyOf(audience);
  }

  /** Whether a client may still have what it was granted: its peers may have changed since. */
  static boolean areTrusted(Set<String> scopes, String clientId, Clients clients) {
    return scopes.stream()
        .allMatch(scope -> !scope.startsWith(AUDIENCE) || isTrusted(scope, clientId, clients));
  }

  /** Whether any scope names a client that the token is to be for. */
  static boolean nameAudience(Set<String> scopes) {
    return scopes.stream().anyMatch(scope -> scope.startsWith(AUDIENCE));
  }

  private static boolean isTrusted(String scope, String clientId, Clients clients) {
    return clients
        .find(scope.substring(AUDIENCE.length()))
        .filter(peer -> peer.trusts(clientId))
        .isPresent();
  }
}
