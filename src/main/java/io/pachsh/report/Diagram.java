package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Which names the picture of access shows, in which order, and what joins them: people on the left,
 * the groups by which they reach something in the middle, projects on the right. The order keeps
 * what is joined near each other, so that few lines cross.
 *
 * @param leftOut how many names there was no room for
 */
record Diagram(
    List<Principal> people,
    List<Principal> groups,
    List<Resource> projects,
    List<Membership> memberships,
    List<Holding> holdings,
    int leftOut) {
  /** A column with more names is no picture any more. */
  private static final int NAMES = 40;

  /** Somebody is in a group. */
  record Membership(Principal who, Principal group) {}

  /** A person or a group holds roles in a project. */
  record Holding(Principal holder, Resource project, Reach.Level level) {}

  static Diagram of(AccessPolicy policy, Reach reach) {
    List<Resource> projects = first(reach.holdings().keySet());
    List<Holding> holdings = new ArrayList<>();
    for (Resource project : projects) {
      SortedMap<Principal, Reach.Roles> there =
          reach.holdings().getOrDefault(project, Collections.emptySortedMap());
      there.forEach((who, roles) -> holdings.add(new Holding(who, project, roles.level())));
    }
    Map<Principal, Double> byProjects = new HashMap<>();
    holdings.stream()
        .collect(
            Collectors.groupingBy(
                Holding::holder, Collectors.averagingInt(it -> projects.indexOf(it.project()))))
        .forEach(byProjects::put);
    Set<Principal> allGroups =
        ordered(byProjects.keySet().stream().filter(Diagram::isInTheMiddle).toList(), byProjects);
    List<Principal> groups = first(allGroups);
    List<Membership> memberships = new ArrayList<>();
    for (Principal group : groups) {
      policy
          .groups()
          .getOrDefault(group, Collections.emptySortedSet())
          .forEach(who -> memberships.add(new Membership(who, group)));
    }
    Map<Principal, Double> heights = new HashMap<>(byProjects);
    memberships.stream()
        .collect(
            Collectors.groupingBy(
                Membership::who, Collectors.averagingInt(it -> groups.indexOf(it.group()))))
        .forEach((who, mean) -> heights.merge(who, mean, (a, b) -> (a + b) / 2));
    heights.keySet().removeIf(Diagram::isInTheMiddle);
    List<Principal> people = first(ordered(heights.keySet(), heights));
    Set<Principal> shown = new LinkedHashSet<>(people);
    shown.addAll(groups);
    return new Diagram(
        people,
        groups,
        projects,
        memberships.stream().filter(it -> shown.contains(it.who())).toList(),
        holdings.stream().filter(it -> shown.contains(it.holder())).toList(),
        reach.holdings().size()
            - projects.size()
            + allGroups.size()
            - groups.size()
            + heights.size()
            - people.size());
  }

  boolean isEmpty() {
    return holdings.isEmpty();
  }

  private static boolean isInTheMiddle(Principal holder) {
    return holder.isGroup() || holder.equals(Principal.ALL_CLUSTER_USERS);
  }

  private static Set<Principal> ordered(
      Collection<Principal> names, Map<Principal, Double> heights) {
    return names.stream()
        .sorted(
            Comparator.comparing((Principal it) -> heights.getOrDefault(it, 0.0))
                .thenComparing(Comparator.naturalOrder()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static <T> List<T> first(Collection<T> all) {
    return all.stream().limit(NAMES).toList();
  }
}
