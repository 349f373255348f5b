package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.cluster.Belongings;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What somebody has who is offboarded, in words. */
record BelongingsWords(Belongings belongings) {
  /** What is there to take away, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> has = has(belongings);
    if (has.isEmpty()) {
      lines.add(belongings.principal() + " has no role, no group and no token here.");
    } else {
      lines.add(belongings.principal() + " has");
      has.forEach(line -> lines.add("  " + line));
    }
    for (Belongings robot : belongings.robots()) {
      lines.add("It made " + robot.principal() + ", which has");
      has(robot).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private static List<String> has(Belongings of) {
    List<String> lines = new ArrayList<>();
    of.roles()
        .forEach(
            (resource, roles) ->
                lines.add(String.join(", ", new TreeSet<>(roles)) + " on " + resource.spoken()));
    of.groups().forEach(group -> lines.add("a place in " + group));
    if (of.tokens().isEmpty()) {
      lines.add("tokens, of which pachd does not say how many");
    } else if (of.tokens().getAsInt() > 0) {
      lines.add(tokens(of.tokens().getAsInt()));
    }
    return lines;
  }

  /** What became of it, and what undoes it if anything does. */
  List<String> done(int ended, boolean undoable) {
    String who =
        belongings.robots().isEmpty()
            ? belongings.principal().text()
            : belongings.principal() + " and the robots";
    String done = "%s: no role and no group is left, and %s ended.".formatted(who, tokens(ended));
    return undoable && !belongings.isNothing()
        ? List.of(done, "Roles and groups come back with 'undo', tokens never.")
        : List.of(done);
  }

  /** What still lets them in; nothing when nothing does. */
  List<String> openDoors(List<String> doors) {
    List<String> lines = new ArrayList<>();
    if (!doors.isEmpty()) {
      lines.add("What still opens a door:");
      doors.forEach(door -> lines.add("  " + door));
    }
    return lines;
  }

  Fields fields(List<String> doors) {
    return fields(belongings)
        .with("robots", belongings.robots().stream().map(BelongingsWords::fields).toList())
        .with("open_doors", doors);
  }

  private static Fields fields(Belongings of) {
    List<Fields> roles = new ArrayList<>();
    of.roles()
        .forEach(
            (resource, names) ->
                roles.add(
                    Fields.of("resource", resource.text())
                        .with("roles", List.copyOf(new TreeSet<>(names)))));
    return Fields.of("principal", of.principal().text())
        .with("roles", roles)
        .with("groups", of.groups().stream().map(Principal::text).toList())
        .with("tokens", of.tokens().isPresent() ? of.tokens().getAsInt() : "unknown");
  }

  private static String tokens(int count) {
    return count + (count == 1 ? " token" : " tokens");
  }
}
