package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Access policies for tests: random ones over few names, nasty names among them. */
public final class Policies {
  private static final List<String> NAMES =
      List.of(
          "user:ada@example.com",
          "robot:ci",
          "robot:<img src=x onerror=alert(1)>",
          "user:O'Brien \"Bo\" & co",
          "user:[a, b]: {c} # d",
          "robot:no\u202Eitid \u3164",
          "user:müller@例え.jp",
          "robot:\uD83E\uDD16",
          "robot: spaced ",
          "okta:test@pachyderm.com",
          "pach:root",
          "allClusterUsers");

  private static final List<Principal> GROUPS =
      List.of(
          new Principal("group:devs"),
          new Principal("group/okta:data-science"),
          new Principal("group:\\back\\slash"));

  private static final List<Resource> RESOURCES =
      List.of(
          Resource.CLUSTER,
          Resource.project("default"),
          Resource.project("on"),
          Resource.repo("default", "images"),
          Resource.repo("default", "15"));

  private Policies() {}

  public static AccessPolicy random(Random random) {
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings = new TreeMap<>();
    SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
    SortedSet<Principal> robots = new TreeSet<>();
    for (Resource resource : RESOURCES) {
      SortedMap<Principal, SortedSet<String>> entries = new TreeMap<>();
      for (Principal principal : some(random, true)) {
        entries.put(principal, roles(random, resource));
      }
      bindings.put(resource, entries);
    }
    for (Principal group : GROUPS) {
      if (random.nextBoolean()) {
        groups.put(group, some(random, false));
      }
    }
    some(random, false).stream().filter(who -> who.kind().equals("robot")).forEach(robots::add);
    return new AccessPolicy(bindings, groups, robots);
  }

  public static AccessPolicy empty() {
    return new AccessPolicy(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
  }

  private static SortedSet<Principal> some(Random random, boolean groups) {
    SortedSet<Principal> some = new TreeSet<>();
    NAMES.stream().filter(name -> random.nextInt(3) == 0).map(Principal::new).forEach(some::add);
    if (groups && random.nextBoolean()) {
      some.add(GROUPS.get(random.nextInt(GROUPS.size())));
    }
    return some;
  }

  private static SortedSet<String> roles(Random random, Resource resource) {
    List<String> possible =
        Arrays.stream(Role.values())
            .filter(role -> role.bindableTo().contains(resource.type()))
            .map(Role::wireName)
            .toList();
    SortedSet<String> roles =
        possible.stream()
            .filter(role -> random.nextInt(3) == 0)
            .collect(Collectors.toCollection(TreeSet::new));
    roles.add(possible.get(random.nextInt(possible.size())));
    return roles;
  }
}
