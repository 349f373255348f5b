package io.pachsh.cli.audit;

import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.output.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which changes an undo takes back and which it passes over, by the numbers that {@code audit}
 * shows.
 */
final class UndoWords {
  private final List<Long> entries;
  private final ZoneId zone;

  /** The records of the changes that are taken back; none unless there is one of each. */
  private final List<AuditRecord> taken;

  /** What happened since the oldest of them and stays. */
  private final List<AuditRecord> staying;

  UndoWords(List<Long> entries, List<AuditRecord> audit, ZoneId zone) {
    this.entries = entries;
    this.zone = zone;
    List<AuditRecord> records =
        audit.stream().filter(record -> entries.contains(record.entry())).toList();
    taken = records.size() == entries.size() ? records : List.of();
    staying =
        taken.isEmpty()
            ? List.of()
            : audit.stream()
                .filter(record -> record.entry() > entries.get(0))
                .filter(record -> !entries.contains(record.entry()))
                .toList();
  }

  /** Such as {@code Would undo #27 (when, who, what); #28 and #29 stay}. */
  String question(String context) {
    String undone = taken.isEmpty() ? names() : joined(taken.stream().map(this::told).toList());
    return "Would undo %s%s. Do so on '%s'?".formatted(undone, stays(), context);
  }

  /** That it was done. */
  String done() {
    return taken.isEmpty()
        ? "Undone: " + names() + "."
        : "%s %s undone%s.".formatted(names(), taken.size() == 1 ? "is" : "are", stays());
  }

  /** Such as {@code ; #28 and #29 stay}; nothing when nothing was passed over. */
  private String stays() {
    return staying.isEmpty()
        ? ""
        : "; %s %s".formatted(joined(ranges(staying)), staying.size() == 1 ? "stays" : "stay");
  }

  /** The changes by their numbers; in words where an earlier version kept none. */
  String names() {
    if (taken.isEmpty()) {
      return entries.size() == 1 ? "the last change" : "the last " + entries.size() + " changes";
    }
    return joined(ranges(taken));
  }

  /** The numbers of the changes that are taken back. */
  List<Long> numbers() {
    return taken.stream().map(AuditRecord::number).toList();
  }

  private String told(AuditRecord record) {
    return "#%d (%s, %s, %s)"
        .formatted(
            record.number(),
            new LocalTime(record.at(), zone).forPeople(),
            record.actor().map(Principal::text).orElse("nobody"),
            record.description());
  }

  /** The numbers, three and more in a row as a range. */
  private static List<String> ranges(List<AuditRecord> records) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      int end = i;
      while (end + 1 < records.size()
          && records.get(end + 1).number() == records.get(end).number() + 1) {
        end++;
      }
      if (end > i + 1) {
        ranges.add("#%d to #%d".formatted(records.get(i).number(), records.get(end).number()));
        i = end;
      } else {
        ranges.add("#" + records.get(i).number());
      }
    }
    return ranges;
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
