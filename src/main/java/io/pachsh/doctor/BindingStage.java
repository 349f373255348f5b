package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.outside.QuotedWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether roles are given to people and groups that can have them, and somebody administers. */
public record BindingStage(ClusterEvidence cluster) {
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
    SortedSet<Principal> admins = cluster.access().administrators();
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
    AccessFindings access = cluster.access();
    SortedSet<Principal> admins = access.administrators();
    admins.removeIf(it -> it.kind().equals("internal"));
    SortedSet<Principal> without =
        access.administratorsWithoutToken(cluster.tokens(), cluster.clock().instant());
    SortedSet<Principal> living = new TreeSet<>(admins);
    living.removeAll(without);
    if (living.isEmpty()) {
      return Finding.fail(
          "none of %s has a token: nobody can administer the cluster"
              .formatted(Listed.principals(admins)),
          "auth login",
          "auth rotate-root-token");
    }
    return without.isEmpty()
        ? Finding.pass("each of %s has a token".formatted(Listed.principals(living)))
        : Finding.pass(
            "%s has a token; not %s"
                .formatted(Listed.principals(living), Listed.principals(without)));
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

  private Finding lookAlikes() {
    AccessFindings access = cluster.access();
    List<List<Principal>> pairs =
        access
            .lookAlikes()
            .orElseThrow(
                () ->
                    new UnknownException(
                        "%,d names are too many to compare each with each"
                            .formatted(access.named().size())));
    return pairs.isEmpty()
        ? Finding.pass("none of %d names is like another".formatted(access.named().size()))
        : Finding.warn("perhaps the same: " + together(pairs), "auth access " + first(pairs));
  }

  private Finding letterCase() {
    List<List<Principal>> alike = cluster.access().caseVariants();
    return alike.isEmpty()
        ? Finding.pass("no two names differ in letter case alone")
        : Finding.warn(
            "letter case counts, so these are different people: " + together(alike),
            "auth access " + first(alike));
  }

  private static String together(List<List<Principal>> names) {
    return Listed.texts(
        names.stream()
            .map(it -> it.stream().map(Principal::text).collect(Collectors.joining(" and ")))
            .toList());
  }

  private static String first(List<List<Principal>> names) {
    return QuotedWord.word(names.get(0).get(0).text());
  }

  private Finding neverSeen() {
    Optional<List<AuditRecord>> changes = cluster.changes();
    return changes.isPresent()
        ? newcomers(
            cluster.access().neverLoggedIn(cluster.tokens(), changes.get()),
            "everybody with roles or groups has logged in",
            "%s never logged in: is each name right?")
        : newcomers(
            cluster.access().withoutTokenAndGroup(cluster.tokens()),
            "everybody with roles has a token or a group",
            "%s never logged in, or not since their sessions ended: is each name right?");
  }

  private static Finding newcomers(SortedSet<Principal> names, String none, String some) {
    return names.isEmpty()
        ? Finding.pass(none)
        : Finding.warn(
            some.formatted(Listed.principals(names)),
            "auth access " + QuotedWord.word(names.first().text()));
  }

  private Finding emptyGroups() {
    SortedSet<Principal> empty = cluster.access().emptyGroups();
    return empty.isEmpty()
        ? Finding.pass("no group with roles is empty")
        : Finding.warn(
            "nobody is in %s: groups come with a login, under the provider's name for them"
                .formatted(Listed.principals(empty)),
            "auth list groups");
  }

  private Finding groupForm() {
    SortedSet<Principal> groups = cluster.access().named();
    groups.removeIf(it -> !it.isGroup());
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
    SortedSet<Principal> others = cluster.access().named();
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
              if (isDangerous || AccessFindings.administers(roles)) {
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
}
