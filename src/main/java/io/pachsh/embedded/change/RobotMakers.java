package io.pachsh.embedded.change;

import io.pachsh.access.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who made which robot: whoever issued the first of its tokens. */
public record RobotMakers(Map<Principal, Principal> byRobot) {
  public RobotMakers {
    byRobot = Map.copyOf(byRobot);
  }

  /**
   * Goes through the changes in their order. What was before access control was switched off, or
   * the cluster replaced, is over. A robot that was offboarded is made anew by whoever gives it a
   * token again; until then undo may bring it back as it was.
   */
  public static RobotMakers in(List<Change> changes) {
    Map<Principal, Principal> makers = new TreeMap<>();
    Set<Principal> gone = new TreeSet<>();
    for (Change change : changes) {
      if (change instanceof Deactivated || change instanceof Reset) {
        makers.clear();
      } else if (change instanceof Offboarded offboarded) {
        gone.add(offboarded.principal());
        gone.addAll(offboarded.robots());
      } else if (change instanceof TokenAdded added && !added.isRestored()) {
        Principal robot = added.token().principal();
        if (gone.remove(robot)) {
          makers.remove(robot);
        }
        added.stamp().actor().ifPresent(actor -> makers.putIfAbsent(robot, actor));
      }
    }
    return new RobotMakers(makers);
  }

  public SortedSet<Principal> robotsOf(Principal maker) {
    SortedSet<Principal> robots = new TreeSet<>();
    byRobot.forEach(
        (robot, by) -> {
          if (by.equals(maker)) {
            robots.add(robot);
          }
        });
    return robots;
  }
}
