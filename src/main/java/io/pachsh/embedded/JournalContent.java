package io.pachsh.embedded;

import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal on disk holds.
 *
 * @param after the number of the last change that was saved when the journal was begun
 * @param snapshot the checksum of the snapshot it was begun on; empty when there was none
 * @param deploymentId the cluster's, which no snapshot may hold yet
 * @param isAutosaved whether its changes count as saved: the cluster was being served
 * @param records every change in a whole record, the header not among them
 * @param length up to where the file is whole; behind it stands an incomplete last record, if any
 */
record JournalContent(
    long after,
    String snapshot,
    String deploymentId,
    boolean isAutosaved,
    List<Placed> records,
    long length) {
  private static final int LONGEST_HEADER = 1024;
  private static final JournalContent EMPTY = new JournalContent(0, "", "", false, List.of(), 0);

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

  /**
   * Reads a journal; a missing file is an empty one.
   *
   * @throws DamagedException naming the offset, when anything but the last record is damaged
   */
  static JournalContent read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return EMPTY;
    }
    try (InputStream in = new OwnFile(file).read()) {
      return read(in.readAllBytes());
    }
  }

  /** Whether the changes in a journal count as saved; reads no more than its first line. */
  static boolean isAutosaved(Path file) throws IOException {
    if (Files.notExists(file)) {
      return false;
    }
    try (InputStream in = new OwnFile(file).read()) {
      byte[] start = in.readNBytes(LONGEST_HEADER);
      int end = JournalLine.end(start, 0);
      return end > 0 && header(JournalLine.open(start, 0, end)).isAutosaved();
    } catch (DamagedException e) {
      return false;
    }
  }

  private static JournalContent read(byte[] bytes) throws IOException {
    JournalContent content = EMPTY;
    int start = 0;
    int size = JournalLine.withoutZeros(bytes);
    while (start < size) {
      int end = JournalLine.end(bytes, start);
      byte[] json;
      try {
        if (end < 0) {
          break;
        }
        json = JournalLine.open(bytes, start, end);
      } catch (DamagedException e) {
        if (end == size && JournalLine.hasHole(bytes, start, end)) {
          break;
        }
        throw damaged(start, e);
      }
      content = start == 0 ? header(json) : content.with(json, start, end);
      start = end;
      content = content.upToOffset(start);
    }
    return content;
  }

  private static JournalContent header(byte[] json) throws IOException {
    try {
      JsonObject header = JsonObject.parse(json);
      if (header.number("format") != 1) {
        throw new DamagedException("it was written by a newer pachsh");
      }
      return new JournalContent(
          header.number("after"),
          header.text("snapshot"),
          header.text("deployment"),
          header.has("autosaved") && header.flag("autosaved"),
          new ArrayList<>(),
          0);
    } catch (IOException e) {
      throw damaged(0, e);
    }
  }

  private JournalContent with(byte[] json, int start, int end) throws IOException {
    try {
      for (Entry entry : ChangeJson.readAll(json)) {
        long expected = after + records.size() + 1;
        if (entry.number() != expected) {
          throw new DamagedException(
              "change %d stands where %d belongs".formatted(entry.number(), expected));
        }
        records.add(new Placed(entry, end));
      }
      return this;
    } catch (IOException e) {
      throw damaged(start, e);
    }
  }

  private JournalContent upToOffset(long offset) {
    return new JournalContent(after, snapshot, deploymentId, isAutosaved, records, offset);
  }

  private static DamagedException damaged(int offset, IOException cause) {
    return new DamagedException("damaged at offset %d: %s".formatted(offset, cause.getMessage()));
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
