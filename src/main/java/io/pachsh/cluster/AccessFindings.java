package io.pachsh.cluster;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.spelling.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is remarkable about who has access: names that nobody logs in under, groups without members,
 * administrators who hold no token.
 */
public record AccessFindings(AccessPolicy policy) {
  /** More names than this are not compared each with each. */
  private static final int COMPARED = 2_000;

  /** Kinds that the cluster itself makes; nobody mistypes them. */
  private static final Set<String> INTERNAL = Set.of("pach", "internal", "pipeline", "");

  private static final Set<String> NO_PERSON = Set.of("robot", "pach", "internal", "pipeline");

  /** Whoever may give and take roles on the cluster by an entry of their own there. */
  public SortedSet<Principal> administrators() {
    SortedSet<Principal> admins = new TreeSet<>();
    policy
        .bindings()
        .getOrDefault(Resource.CLUSTER, Collections.emptySortedMap())
        .forEach(
            (principal, roles) -> {
              if (administers(roles)) {
                admins.add(principal);
              }
            });
    return admins;
  }

  /** Whether a role of the cluster lets somebody give and take roles there. */
  public static boolean administers(String role) {
    return Role.named(role).filter(known -> administers(known, Resource.Type.CLUSTER)).isPresent();
  }

  /** Whether a role lets somebody give and take roles on resources of that kind. */
  public static boolean administers(Role role, Resource.Type kind) {
    return Permission.modifyingBindings(kind).filter(role.permissions()::contains).isPresent();
  }

  /** Whether some roles on the cluster let somebody give and take roles there. */
  public static boolean administers(Collection<String> roles) {
    return roles.stream().anyMatch(AccessFindings::administers);
  }

  /** Administrators of whom nobody, a group's members included, holds a token that works then. */
  public SortedSet<Principal> administratorsWithoutToken(
      Collection<TokenSummary> tokens, Instant now) {
    Set<Principal> living =
        tokens.stream()
            .filter(token -> token.expires().map(now::isBefore).orElse(true))
            .map(TokenSummary::principal)
            .collect(Collectors.toSet());
    SortedSet<Principal> without = administrators();
    without.removeIf(it -> it.kind().equals("internal") || it.equals(Principal.ALL_CLUSTER_USERS));
    without.removeIf(it -> living.contains(it) || members(it).stream().anyMatch(living::contains));
    return without;
  }

  /**
   * People who have roles of their own or are in a group, and who never logged in: they hold none
   * of the cluster's tokens, and no login of theirs is among its changes. A group shows nothing:
   * somebody may have put them there.
   *
   * @param changes all that the cluster has seen
   */
  public SortedSet<Principal> neverLoggedIn(
      Collection<TokenSummary> tokens, Collection<AuditRecord> changes) {
    Set<Principal> seen = holders(tokens);
    changes.forEach(change -> change.login().ifPresent(seen::add));
    NavigableSet<Principal> named = policy.holders();
    policy.groups().values().forEach(named::addAll);
    return peopleBut(seen, named);
  }

  /**
   * People who have roles of their own, but none of the cluster's tokens and no group: all that
   * shows where a cluster does not say who logged in.
   */
  public SortedSet<Principal> withoutTokenAndGroup(Collection<TokenSummary> tokens) {
    Set<Principal> seen = holders(tokens);
    policy.groups().values().forEach(seen::addAll);
    return peopleBut(seen, policy.holders());
  }

  private static SortedSet<Principal> peopleBut(
      Set<Principal> seen, NavigableSet<Principal> among) {
    among.removeIf(it -> seen.contains(it) || !isPerson(it));
    return among;
  }

  private static Set<Principal> holders(Collection<TokenSummary> tokens) {
    return tokens.stream().map(TokenSummary::principal).collect(Collectors.toSet());
  }

  /** Groups that have roles and no members. */
  public SortedSet<Principal> emptyGroups() {
    NavigableSet<Principal> empty = policy.holders();
    empty.removeIf(it -> !it.isGroup() || !members(it).isEmpty());
    return empty;
  }

  /** People, robots and groups that have roles, and groups' members. */
  public SortedSet<Principal> named() {
    NavigableSet<Principal> all = policy.holders();
    policy.groups().values().forEach(all::addAll);
    all.addAll(policy.groups().keySet());
    all.removeIf(it -> INTERNAL.contains(it.kind()));
    return all;
  }

  /**
   * Names of one kind that differ by one slip, in pairs; numbered names, such as those of robots,
   * are alike on purpose. Empty when there are too many to compare each with each.
   */
  public Optional<List<List<Principal>>> lookAlikes() {
    List<Principal> all = List.copyOf(named());
    if (all.size() > COMPARED) {
      return Optional.empty();
    }
    List<List<Principal>> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (isAlike(all.get(i), all.get(j))) {
          pairs.add(List.of(all.get(i), all.get(j)));
        }
      }
    }
    return Optional.of(pairs);
  }

  /** Names that differ in letter case alone, which are different people to the cluster. */
  public List<List<Principal>> caseVariants() {
    Map<String, List<Principal>> folded = new TreeMap<>();
    for (Principal it : named()) {
      String key = it.text().toLowerCase(Locale.ROOT);
      folded.computeIfAbsent(key, unused -> new ArrayList<>()).add(it);
    }
    return folded.values().stream().filter(it -> it.size() > 1).toList();
  }

  private static boolean isPerson(Principal principal) {
    return !principal.isGroup()
        && !principal.equals(Principal.ALL_CLUSTER_USERS)
        && !NO_PERSON.contains(principal.kind());
  }

  private Collection<Principal> members(Principal group) {
    return policy.groups().getOrDefault(group, Collections.emptySortedSet());
  }

  private static boolean isAlike(Principal one, Principal other) {
    return one.kind().equals(other.kind())
        && !one.text().equalsIgnoreCase(other.text())
        && Spelling.isSlipOf(one.name(), other.name(), 1)
        && !differInDigits(one.name(), other.name());
  }

  private static boolean differInDigits(String one, String other) {
    return one.replaceAll("[0-9]+", "#").equals(other.replaceAll("[0-9]+", "#"));
  }
}
