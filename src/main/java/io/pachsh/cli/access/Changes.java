package io.pachsh.cli.access;

import io.pachsh.access.Resource;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy changes and what it leaves, as commands answer it.
 *
 * @param made projects and repos that are made for it
 */
record Changes(List<Resource> made, PolicyDifference difference, PolicyDifference beyond) {
  /** How many grants beyond the file are shown beside what is applied. */
  private static final int SHOWN = 5;

  static Changes of(PolicyInput.Proposed proposed) {
    return new Changes(proposed.missing().places(), proposed.difference(), proposed.beyond());
  }

  /** Whether the access is exactly what the file says. */
  boolean isSame() {
    return changesNothing() && beyond.isEmpty();
  }

  boolean changesNothing() {
    return made.isEmpty() && difference.isEmpty();
  }

  /** What is made and changed, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!made.isEmpty()) {
      lines.add("Made first, as yours:");
      made.forEach(place -> lines.add("  " + place.text()));
    }
    lines.addAll(difference.lines());
    return lines;
  }

  /** Such as {@code 1 project and 2 repos made, 3 given, 1 taken away}. */
  String summary() {
    int projects =
        (int) made.stream().filter(place -> place.type() == Resource.Type.PROJECT).count();
    List<String> places = new ArrayList<>();
    if (projects > 0) {
      places.add(Counted.of(projects, "project"));
    }
    if (made.size() > projects) {
      places.add(Counted.of(made.size() - projects, "repo"));
    }
    String summary = difference.summary();
    return places.isEmpty() ? summary : String.join(" and ", places) + " made, " + summary;
  }

  Fields fields() {
    return fields(isSame());
  }

  /** With a judgement of one's own: whether it is so once the changes are made. */
  Fields fields(boolean same) {
    List<Fields> changes =
        difference.items().stream()
            .map(
                item ->
                    Fields.of("principal", item.principal().text())
                        .with("change", item.given() ? "give" : "take")
                        .with("place", item.place())
                        .with("role", item.role()))
            .toList();
    List<Fields> more =
        beyond.items().stream()
            .map(
                item ->
                    Fields.of("principal", item.principal().text())
                        .with("place", item.place())
                        .with("role", item.role()))
            .toList();
    return Fields.of("changes", changes)
        .with("beyond", more)
        .with("same", same)
        .with("made", made.stream().map(Resource::text).toList());
  }

  /** What is there beyond the file, line by line; nothing when there is nothing. */
  List<String> linesBeyond() {
    List<String> lines = new ArrayList<>();
    if (!beyond.isEmpty()) {
      lines.add("Beyond the file, and left as it is:");
      beyond.linesOfWhatStays().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /**
   * The first few of these, and how many more there are.
   *
   * @param command what lists all of them
   */
  List<String> linesBeyond(String command) {
    int more = beyond.items().size() - SHOWN;
    if (more <= 0) {
      return linesBeyond();
    }
    PolicyDifference first = new PolicyDifference(beyond.items().subList(0, SHOWN));
    List<String> lines = new ArrayList<>(new Changes(made, difference, first).linesBeyond());
    lines.add("And " + more + " more ('" + command + "' lists them).");
    return lines;
  }

  /** That there is nothing to change, and what is beyond the file all the same. */
  String nothing(Session session) {
    String here = "Nothing to change: ";
    return beyond.isEmpty()
        ? here + "the access of '" + session.context().name() + "' is as the policy says."
        : here
            + "all that the policy names is so on '"
            + session.context().name()
            + "'; "
            + counted()
            + " beyond it. --prune takes "
            + (beyond.items().size() == 1 ? "it" : "them")
            + " away.";
  }

  /** How many grants are beyond the file, as the end of a sentence; empty for none. */
  String besides() {
    return beyond.isEmpty() ? "" : "; " + counted() + " beyond the file (--prune)";
  }

  private String counted() {
    int count = beyond.items().size();
    return Counted.of(count, "grant") + (count == 1 ? " is" : " are");
  }
}
