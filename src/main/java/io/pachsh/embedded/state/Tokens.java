package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** All tokens of a cluster, found by hash and by principal; an immutable value. */
public record Tokens(PMap<String, Token> byHash, PMap<Principal, PSet<String>> byPrincipal) {
  public static final Tokens NONE = new Tokens(HashTreePMap.empty(), HashTreePMap.empty());

  public Optional<Token> find(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  /** The hashes of a principal's tokens, expired ones included. */
  public Set<String> of(Principal principal) {
    PSet<String> hashes = byPrincipal.get(principal);
    return hashes == null ? Set.of() : hashes;
  }

  /** How many tokens the users of a provider hold; {@code kind} is what prefixes them. */
  public int countOfKind(String kind) {
    return ofKind(kind).stream().mapToInt(principal -> of(principal).size()).sum();
  }

  public Tokens with(Token token) {
    Tokens others = without(token.hash());
    PSet<String> hashes = others.byPrincipal.getOrDefault(token.principal(), HashTreePSet.empty());
    return new Tokens(
        others.byHash.plus(token.hash(), token),
        others.byPrincipal.plus(token.principal(), hashes.plus(token.hash())));
  }

  public Tokens without(String hash) {
    Token token = byHash.get(hash);
    if (token == null) {
      return this;
    }
    PSet<String> rest =
        byPrincipal.getOrDefault(token.principal(), HashTreePSet.empty()).minus(hash);
    return new Tokens(
        byHash.minus(hash),
        rest.isEmpty()
            ? byPrincipal.minus(token.principal())
            : byPrincipal.plus(token.principal(), rest));
  }

  public Tokens withoutAllOf(Principal principal) {
    return new Tokens(byHash.minusAll(of(principal)), byPrincipal.minus(principal));
  }

  /** The same, of which none can be renewed. */
  Tokens unrenewable() {
    Tokens all = this;
    for (Token token : byHash.values()) {
      if (token.refreshToken().isPresent()) {
        all = all.with(token.unrenewable());
      }
    }
    return all;
  }

  Tokens withoutKind(String kind) {
    Tokens rest = this;
    for (Principal principal : ofKind(kind)) {
      rest = rest.withoutAllOf(principal);
    }
    return rest;
  }

  public Tokens withoutExpired(Instant now) {
    Tokens rest = this;
    for (Token token : byHash.values()) {
      if (token.isExpired(now)) {
        rest = rest.without(token.hash());
      }
    }
    return rest;
  }

  public Collection<Token> all() {
    return byHash.values();
  }

  private List<Principal> ofKind(String kind) {
    return byPrincipal.keySet().stream().filter(who -> who.kind().equals(kind)).toList();
  }
}
