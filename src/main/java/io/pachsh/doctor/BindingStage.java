package io.pachsh.doctor;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.QuotedWord;
import io.pachsh.spelling.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether roles are given to people and groups that can have them, and somebody administers. */
public record BindingStage(ClusterEvidence cluster) {
  /** More names than this are not compared each with each. */
  private static final int COMPARED = 2_000;

  private static final Set<String> BUILT_IN =
      Set.of("robot", "pipeline", "pach", "internal", "group", "user");

  public List<Check> checks() {
    return List.of(
        new Check("bindings.administrators", "somebody administers the cluster", this::admins),
        new Check(
            "bindings.living-tokens",
            "an administrator has a token that works",
            this::livingTokens),
        new Check("bindings.roles", "every role is one that there is", this::roles),
        new Check("bindings.look-alikes", "no two names differ by a slip", this::lookAlikes),
        new Check("bindings.letter-case", "no names differ in letter case alone", this::letterCase),
        new Check("bindings.never-seen", "who has roles has been here", this::neverSeen),
        new Check(
            "bindings.empty-groups", "somebody is in each group with roles", this::emptyGroups),
        new Check("bindings.group-form", "groups are named in one form", this::groupForm),
        new Check(
            "bindings.provider", "names are of the provider that is configured", this::provider),
        new Check("bindings.everybody", "what everybody may do is meant", this::everybody));
  }

  private Finding admins() {
    SortedSet<Principal> admins = cluster.administrators();
    admins.removeIf(it -> it.equals(Principal.ROOT) || it.kind().equals("internal"));
    if (admins.isEmpty()) {
      return Finding.warn(
          "nobody administers the cluster but "
              + Principal.ROOT
              + ", whose token cannot be recovered once it is lost",
          "auth add clusterAdmin user:you@example.com cluster");
    }
    return Finding.pass(Listed.principals(admins) + " may administer the cluster");
  }

  private Finding livingTokens() {
    Instant now = cluster.clock().instant();
    Set<Principal> alive =
        cluster.tokens().stream()
            .filter(token -> token.expires().map(now::isBefore).orElse(true))
            .map(TokenSummary::principal)
            .collect(Collectors.toSet());
    SortedSet<Principal> admins = cluster.administrators();
    admins.removeIf(it -> it.kind().equals("internal"));
    SortedSet<Principal> living = new TreeSet<>(admins);
    living.removeIf(admin -> !holds(admin, alive));
    if (living.isEmpty()) {
      return Finding.fail(
          "none of %s has a token: nobody can administer the cluster"
              .formatted(Listed.principals(admins)),
          "auth login",
          "auth rotate-root-token");
    }
    admins.removeAll(living);
    return admins.isEmpty()
        ? Finding.pass("each of %s has a token".formatted(Listed.principals(living)))
        : Finding.pass(
            "%s has a token; not %s"
                .formatted(Listed.principals(living), Listed.principals(admins)));
  }

  /** Whether somebody, or a member of that group, is among these. */
  private boolean holds(Principal admin, Set<Principal> alive) {
    return alive.contains(admin)
        || cluster.policy().groups().getOrDefault(admin, new TreeSet<>()).stream()
            .anyMatch(alive::contains);
  }

  private Finding roles() {
    Set<String> unknown = new TreeSet<>();
    cluster
        .policy()
        .bindings()
        .values()
        .forEach(
            entries ->
                entries
                    .values()
                    .forEach(
                        roles ->
                            roles.stream()
                                .filter(name -> Role.named(name).isEmpty())
                                .forEach(unknown::add)));
    return unknown.isEmpty()
        ? Finding.pass("every role is known")
        : Finding.fail("not known here: " + String.join(", ", unknown), "auth list roles");
  }

  /** People and groups that have roles, groups' members beside them. */
  private SortedSet<Principal> named() {
    AccessPolicy policy = cluster.policy();
    NavigableSet<Principal> all = new TreeSet<>();
    policy.bindings().values().forEach(entries -> all.addAll(entries.keySet()));
    policy.groups().values().forEach(all::addAll);
    all.addAll(policy.groups().keySet());
    all.removeIf(it -> Set.of("pach", "internal", "pipeline", "").contains(it.kind()));
    return all;
  }

  private Finding lookAlikes() {
    List<Principal> all = List.copyOf(named());
    if (all.size() > COMPARED) {
      return Finding.skip("%,d names are too many to compare each with each".formatted(all.size()));
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (isAlike(all.get(i), all.get(j))) {
          pairs.add(all.get(i) + " and " + all.get(j));
        }
      }
    }
    if (pairs.isEmpty()) {
      return Finding.pass("none of %d names is like another".formatted(all.size()));
    }
    String first = pairs.get(0).substring(0, pairs.get(0).indexOf(" and "));
    return Finding.warn(
        "perhaps the same: " + Listed.texts(pairs), "auth access " + QuotedWord.word(first));
  }

  private static boolean isAlike(Principal one, Principal other) {
    return one.kind().equals(other.kind())
        && !one.text().equalsIgnoreCase(other.text())
        && Spelling.isSlipOf(one.name(), other.name(), 1)
        && !differInDigits(one.name(), other.name());
  }

  /** Numbered names, such as those of robots, are alike on purpose. */
  private static boolean differInDigits(String one, String other) {
    return one.replaceAll("[0-9]+", "#").equals(other.replaceAll("[0-9]+", "#"));
  }

  private Finding letterCase() {
    Map<String, List<String>> folded = new TreeMap<>();
    named()
        .forEach(
            it ->
                folded
                    .computeIfAbsent(
                        it.text().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(it.text()));
    List<List<String>> alike = folded.values().stream().filter(it -> it.size() > 1).toList();
    return alike.isEmpty()
        ? Finding.pass("no two names differ in letter case alone")
        : Finding.warn(
            "letter case counts, so these are different people: "
                + Listed.texts(alike.stream().map(it -> String.join(" and ", it)).toList()),
            "auth access " + QuotedWord.word(alike.get(0).get(0)));
  }

  private Finding neverSeen() {
    Set<Principal> seen =
        cluster.tokens().stream().map(TokenSummary::principal).collect(Collectors.toSet());
    cluster.policy().groups().values().forEach(seen::addAll);
    SortedSet<Principal> never = new TreeSet<>();
    cluster.policy().bindings().values().forEach(entries -> never.addAll(entries.keySet()));
    never.removeIf(it -> seen.contains(it) || !isPerson(it));
    return never.isEmpty()
        ? Finding.pass("everybody with roles has logged in")
        : Finding.warn(
            "%s never logged in, or not since their sessions ended: is each name right?"
                .formatted(Listed.principals(never)),
            "auth access " + QuotedWord.word(never.first().text()));
  }

  private Finding emptyGroups() {
    AccessPolicy policy = cluster.policy();
    SortedSet<Principal> empty = new TreeSet<>();
    policy.bindings().values().forEach(entries -> empty.addAll(entries.keySet()));
    empty.removeIf(
        it -> !isGroup(it) || !policy.groups().getOrDefault(it, new TreeSet<>()).isEmpty());
    return empty.isEmpty()
        ? Finding.pass("no group with roles is empty")
        : Finding.warn(
            "nobody is in %s: groups come with a login, under the provider's name for them"
                .formatted(Listed.principals(empty)),
            "auth list groups");
  }

  private Finding groupForm() {
    SortedSet<Principal> groups = new TreeSet<>(named());
    groups.removeIf(it -> !isGroup(it));
    SortedSet<Principal> paths = new TreeSet<>(groups);
    paths.removeIf(it -> !it.name().startsWith("/"));
    if (paths.isEmpty() || paths.size() == groups.size()) {
      return Finding.pass(
          paths.isEmpty() ? "no group's name is a path" : "all groups' names are paths");
    }
    return Finding.warn(
        "some groups are paths (%s), others are not: Keycloak sends paths while 'Full group path' is on"
            .formatted(Listed.principals(paths)),
        "In Keycloak, choose one form in the mapper 'groups', and give roles to that form.");
  }

  private Finding provider() {
    AuthConfiguration configuration = cluster.configuration();
    String kind = configuration.user("x").kind();
    SortedSet<Principal> others = new TreeSet<>(named());
    others.removeIf(
        it -> it.kind().equals(kind) || isGroupOf(it, configuration) || isUnbound(it, kind));
    return others.isEmpty()
        ? Finding.pass("people are %s:…".formatted(kind))
        : Finding.warn(
            "people are %s:… here, so nobody can be %s any more"
                .formatted(kind, Listed.principals(others)),
            "access export");
  }

  private static boolean isGroupOf(Principal principal, AuthConfiguration configuration) {
    return principal.kind().equals(configuration.group("x").kind());
  }

  /** Whether a name is of no provider at all. */
  private static boolean isUnbound(Principal principal, String kind) {
    String its = principal.kind();
    boolean pachctls = its.equals("user") || its.equals("group");
    return BUILT_IN.contains(its) && !(pachctls && !kind.equals("user"));
  }

  private Finding everybody() {
    List<String> wide = new ArrayList<>();
    cluster
        .policy()
        .bindings()
        .forEach(
            (resource, entries) -> {
              Collection<String> roles =
                  entries.getOrDefault(Principal.ALL_CLUSTER_USERS, new TreeSet<>());
              boolean isDangerous = roles.stream().anyMatch(it -> it.endsWith("Owner"));
              if (isDangerous || ClusterEvidence.administer(Set.copyOf(roles))) {
                wide.add(String.join(",", roles) + " on " + named(resource));
              }
            });
    return wide.isEmpty()
        ? Finding.pass("nobody gets more than to read and write by being signed in")
        : Finding.warn(
            "everybody who is signed in has " + Listed.texts(wide), "auth access allClusterUsers");
  }

  private static String named(Resource resource) {
    return resource.type() == Resource.Type.CLUSTER ? "the cluster" : resource.text();
  }

  private static boolean isGroup(Principal principal) {
    return principal.kind().equals("group") || principal.kind().startsWith("group/");
  }

  private static boolean isPerson(Principal principal) {
    return !isGroup(principal)
        && !principal.equals(Principal.ALL_CLUSTER_USERS)
        && !Set.of("robot", "pach", "internal", "pipeline").contains(principal.kind());
  }
}
