package io.pachsh.embedded.storage;

import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal on disk holds.
 *
 * @param after the number of the last change that was saved when the journal was begun
 * @param snapshot the checksum of the snapshot it was begun on; empty when there was none
 * @param deploymentId the cluster's, which no snapshot may hold yet
 * @param isAutosaved whether its changes count as saved: the cluster was being served
 * @param records every change in a whole record, the header not among them
 * @param length up to where the file is whole
 * @param size up to where anything stands in it; behind {@code length} that is an incomplete last
 *     record, or damage and what follows it
 * @param damage why what stands at {@code length} is no record; empty when it is only incomplete
 */
record JournalContent(
    long after,
    String snapshot,
    String deploymentId,
    boolean isAutosaved,
    List<Placed> records,
    long length,
    long size,
    Optional<String> damage) {
  private static final int LONGEST_HEADER = 1024;
  private static final JournalContent EMPTY =
      new JournalContent(0, "", "", false, List.of(), 0, 0, Optional.empty());

  /** A change in the journal, and the offset at which its record ends. */
  record Placed(Entry entry, long end) {}

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The changes that a snapshot up to {@code last} does not hold. */
  List<Entry> after(long last) {
    return records.stream().map(Placed::entry).filter(entry -> entry.number() > last).toList();
  }

  /** The changes that a snapshot up to {@code last} holds already. */
  List<Entry> upTo(long last) {
    return records.stream().map(Placed::entry).filter(entry -> entry.number() <= last).toList();
  }

  /** Where the record of the last change up to {@code last} ends; 0 when there is none. */
  long endOf(long last) {
    return records.stream()
        .filter(placed -> placed.entry().number() <= last)
        .mapToLong(Placed::end)
        .max()
        .orElse(0);
  }

  /** Whether it holds something that cannot be brought back, be it damaged or incomplete. */
  boolean hasRest() {
    return size > length;
  }

  /** The same without its changes: it does not go on from the snapshot that is there. */
  JournalContent without(String reason) {
    return new JournalContent(0, "", "", false, List.of(), 0, size, Optional.of(reason));
  }

  /**
   * Reads a journal, up to what is damaged in it; a missing file is an empty one.
   *
   * @throws NewerFormatException when a newer version wrote it
   */
  static JournalContent read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return EMPTY;
    }
    try (InputStream in = new OwnFile(file).read()) {
      return read(in.readAllBytes());
    }
  }

  /**
   * Whether the changes in a journal count as saved; reads no more than its first line.
   *
   * @throws DamagedException when that cannot be told
   * @throws NewerFormatException when a newer version wrote it
   */
  static boolean isAutosaved(Path file) throws IOException {
    if (Files.notExists(file)) {
      return false;
    }
    try (InputStream in = new OwnFile(file).read()) {
      byte[] start = in.readNBytes(LONGEST_HEADER);
      int end = JournalLine.end(start, 0);
      if (end < 0 && JournalLine.withoutZeros(start) == LONGEST_HEADER) {
        throw new DamagedException("its first line is too long");
      }
      // What was not written to its end was not answered either.
      return end > 0
          && !JournalLine.hasHole(start, 0, end)
          && header(JournalLine.open(start, 0, end)).isAutosaved();
    } catch (DamagedException e) {
      throw new DamagedException("damaged at offset 0: " + e.getMessage());
    }
  }

  private static JournalContent read(byte[] bytes) throws IOException {
    int size = JournalLine.withoutZeros(bytes);
    JournalContent content = EMPTY.upTo(0, size);
    int start = 0;
    while (start < size) {
      int end = JournalLine.end(bytes, start);
      if (end < 0) {
        return content;
      }
      try {
        byte[] json = JournalLine.open(bytes, start, end);
        content = (start == 0 ? header(json) : content.with(json, end)).upTo(end, size);
      } catch (NewerFormatException e) {
        throw e;
      } catch (IOException e) {
        return end == size && JournalLine.hasHole(bytes, start, end)
            ? content
            : content.damaged("damaged at offset %d: %s".formatted(start, e.getMessage()));
      }
      start = end;
    }
    return content;
  }

  private static JournalContent header(byte[] json) throws IOException {
    JsonObject header = JsonObject.parse(json);
    if (header.number("format") != 1) {
      throw new NewerFormatException();
    }
    return new JournalContent(
        header.number("after"),
        header.text("snapshot"),
        header.text("deployment"),
        header.has("autosaved") && header.flag("autosaved"),
        List.of(),
        0,
        0,
        Optional.empty());
  }

  private JournalContent with(byte[] json, int end) throws IOException {
    List<Placed> more = records instanceof ArrayList<Placed> ? records : new ArrayList<>(records);
    int before = more.size();
    for (Entry entry : ChangeJson.readAll(json)) {
      long expected = after + more.size() + 1;
      if (entry.number() != expected) {
        more.subList(before, more.size()).clear();
        throw new DamagedException(
            "change %d stands where %d belongs".formatted(entry.number(), expected));
      }
      more.add(new Placed(entry, end));
    }
    return new JournalContent(
        after, snapshot, deploymentId, isAutosaved, more, length, size, damage);
  }

  private JournalContent upTo(long offset, long whole) {
    return new JournalContent(
        after, snapshot, deploymentId, isAutosaved, records, offset, whole, damage);
  }

  private JournalContent damaged(String reason) {
    return new JournalContent(
        after, snapshot, deploymentId, isAutosaved, records, length, size, Optional.of(reason));
  }

  /**
   * The first line of a journal that goes on from a snapshot.
   *
   * @param autosaved whether its changes count as saved
   */
  static byte[] header(Snapshot base, boolean autosaved) {
    String json =
        "{\"format\":1,\"after\":%d,\"snapshot\":\"%s\",\"deployment\":\"%s\"%s}"
            .formatted(
                base.last(),
                base.checksum(),
                base.state().deploymentId(),
                autosaved ? ",\"autosaved\":true" : "");
    return JournalLine.close(json.getBytes(StandardCharsets.UTF_8));
  }
}
