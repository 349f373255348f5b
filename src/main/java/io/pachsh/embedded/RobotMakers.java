package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.embedded.change.Deactivated;
import io.pachsh.embedded.change.TokenAdded;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who made which robot, by the audit: whoever issued the first of its tokens. */
record RobotMakers(Map<Principal, Principal> byRobot) {
  /** Reads the records in their order; what was before access control was switched off is over. */
  static RobotMakers in(List<AuditRecord> records) {
    Map<Principal, Principal> makers = new TreeMap<>();
    for (AuditRecord record : records) {
      if (Deactivated.isToldBy(record.description())) {
        makers.clear();
      }
      TokenAdded.robotIn(record.description())
          .ifPresent(robot -> record.actor().ifPresent(actor -> makers.putIfAbsent(robot, actor)));
    }
    return new RobotMakers(makers);
  }

  SortedSet<Principal> robotsOf(Principal maker) {
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
