package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What making a cluster like a policy would change: single roles and memberships, by resource and
 * group, then by principal.
 */
public record PolicyDifference(List<Item> items) {
  public PolicyDifference {
    items = List.copyOf(items);
  }

  /**
   * One role or one membership, given or taken.
   *
   * @param place the resource as people write it, or {@code members of GROUP}
   * @param role empty for a membership
   */
  public record Item(boolean given, String place, Principal principal, String role) {}

  /**
   * The roles of an entry that the policy names are replaced, the members of a group that it names
   * are added.
   *
   * @param prune whether entries and members that it does not name are taken away, save those of
   *     pachd itself
   */
  public static PolicyDifference between(AccessPolicy live, AccessPolicy wanted, boolean prune) {
    return new PolicyDifference(items(live, wanted, true, prune));
  }

  /** What changes for some principals on one resource: their roles before and after. */
  public static PolicyDifference ofRoles(
      Resource resource,
      Collection<Principal> principals,
      Map<Principal, Set<String>> before,
      Map<Principal, Set<String>> after) {
    List<Item> items = new ArrayList<>();
    for (Principal who : principals) {
      SortedSet<String> had = new TreeSet<>(before.getOrDefault(who, Set.of()));
      SortedSet<String> has = new TreeSet<>(after.getOrDefault(who, Set.of()));
      roles(resource, who, had, has, items);
    }
    return new PolicyDifference(items);
  }

  /** Who joins a group, or leaves it. */
  public static PolicyDifference ofMembers(
      Principal group, Collection<Principal> members, boolean joining) {
    return new PolicyDifference(
        members.stream().map(who -> new Item(joining, members(group), who, "")).toList());
  }

  private static String members(Principal group) {
    return "members of " + group;
  }

  /** What the cluster has and the policy does not name: it stays unless it is pruned. */
  public static PolicyDifference beyond(AccessPolicy live, AccessPolicy wanted) {
    return new PolicyDifference(items(live, wanted, false, true));
  }

  /** The items about entries that the policy names, and those about the others. */
  private static List<Item> items(
      AccessPolicy live, AccessPolicy wanted, boolean named, boolean others) {
    List<Item> items = new ArrayList<>();
    SortedSet<Resource> resources = new TreeSet<>(wanted.bindings().keySet());
    if (others) {
      resources.addAll(live.bindings().keySet());
    }
    for (Resource resource : resources) {
      SortedMap<Principal, SortedSet<String>> before = entries(live, resource);
      SortedMap<Principal, SortedSet<String>> after = entries(wanted, resource);
      SortedSet<Principal> principals = new TreeSet<>(after.keySet());
      if (others) {
        principals.addAll(before.keySet());
        principals.removeIf(who -> after.containsKey(who) ? !named : isPachds(who));
      }
      principals.forEach(who -> binding(resource, who, before, after, items));
    }
    SortedSet<Principal> groups = new TreeSet<>(wanted.groups().keySet());
    if (others) {
      groups.addAll(live.groups().keySet());
    }
    for (Principal group : groups) {
      SortedSet<Principal> before = live.groups().getOrDefault(group, new TreeSet<>());
      SortedSet<Principal> after = wanted.groups().getOrDefault(group, new TreeSet<>());
      String place = members(group);
      if (named) {
        missing(before, after).forEach(who -> items.add(new Item(true, place, who, "")));
      }
      if (others) {
        missing(after, before).forEach(who -> items.add(new Item(false, place, who, "")));
      }
    }
    return items;
  }

  private static SortedMap<Principal, SortedSet<String>> entries(
      AccessPolicy policy, Resource resource) {
    return policy.bindings().getOrDefault(resource, Collections.emptySortedMap());
  }

  private static void binding(
      Resource resource,
      Principal who,
      SortedMap<Principal, SortedSet<String>> before,
      SortedMap<Principal, SortedSet<String>> after,
      List<Item> items) {
    SortedSet<String> had = before.getOrDefault(who, Collections.emptySortedSet());
    SortedSet<String> has = after.getOrDefault(who, Collections.emptySortedSet());
    roles(resource, who, had, has, items);
  }

  private static void roles(
      Resource resource,
      Principal who,
      SortedSet<String> had,
      SortedSet<String> has,
      List<Item> items) {
    missing(had, has).forEach(role -> items.add(new Item(true, resource.text(), who, role)));
    missing(has, had).forEach(role -> items.add(new Item(false, resource.text(), who, role)));
  }

  /** Whether pachd made the entry for itself: root, and the auth server. */
  private static boolean isPachds(Principal who) {
    return who.kind().equals("pach") || who.kind().equals("internal");
  }

  private static <T> List<T> missing(SortedSet<T> there, SortedSet<T> wanted) {
    return wanted.stream().filter(each -> !there.contains(each)).toList();
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** For people: each place on a line, below it what is given ({@code +}) and taken. */
  public List<String> lines() {
    return lines("+ ", "- ");
  }

  /** For people: each place on a line, below it who has what. */
  public List<String> linesOfWhatStays() {
    return lines("", "");
  }

  private List<String> lines(String give, String take) {
    List<String> lines = new ArrayList<>();
    String place = "";
    for (Item item : items) {
      if (!item.place().equals(place)) {
        place = item.place();
        lines.add(place);
      }
      String role = item.role().isEmpty() ? "" : ": " + item.role();
      lines.add("  " + (item.given() ? give : take) + item.principal() + role);
    }
    return lines;
  }

  /** Such as {@code 3 given, 1 taken away}. */
  public String summary() {
    long given = items.stream().filter(Item::given).count();
    return "%d given, %d taken away".formatted(given, items.size() - given);
  }
}
