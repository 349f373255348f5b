package io.pachsh.cli.access;

import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** What a policy changes and what it leaves, as commands answer it. */
record Changes(PolicyDifference difference, PolicyDifference beyond) {
  static Changes of(PolicyInput.Proposed proposed) {
    return new Changes(proposed.difference(), proposed.beyond());
  }

  /** Whether the access is exactly what the file says. */
  boolean isSame() {
    return difference.isEmpty() && beyond.isEmpty();
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
    return Fields.of("changes", changes).with("beyond", more).with("same", same);
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
