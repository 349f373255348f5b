package io.pachsh.embedded.storage;

import io.pachsh.cluster.AuditChain;
import io.pachsh.embedded.change.Entry;
import io.pachsh.secret.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the audit with its hashes, and its end with what the snapshot knows of it. Reads without
 * any lock, and again when the cluster was saved meanwhile.
 */
final class AuditChainCheck {
  private static final int ATTEMPTS = 3;

  private final ClusterDirectory directory;
  private final MessageDigest notChainedOnes = Sha256.digest();
  private final List<String> breaks = new ArrayList<>();
  private int chained;
  private int notChained;
  private AuditHead end = AuditHead.NONE;

  /** A last line without its end; no damage when an interrupted save began it. */
  private @Nullable String incomplete;

  private AuditChainCheck(ClusterDirectory directory) {
    this.directory = directory;
  }

  static AuditChain of(ClusterDirectory directory) {
    try {
      for (int attempt = 1; ; attempt++) {
        SnapshotFile.Head before = SnapshotFile.head(directory);
        AuditChain chain = new AuditChainCheck(directory).against(before);
        if (before.equals(SnapshotFile.head(directory)) || attempt == ATTEMPTS) {
          return chain;
        }
      }
    } catch (IOException e) {
      throw directory.unreadable(directory.audit(), e);
    }
  }

  private AuditChain against(SnapshotFile.Head saved) throws IOException {
    AuditFile.forEach(directory, Long.MAX_VALUE, this::take);
    completeFromJournal(saved);
    if (incomplete != null) {
      breaks.add(incomplete);
    }
    AuditHead known = saved.audit();
    if (known.exists() && !known.equals(end)) {
      breaks.add(
          end.number() == known.number()
              ? "the last record, of change %d, is not the one that the snapshot knows"
                  .formatted(end.number())
              : "it ends with change %d, and the snapshot knows of change %d: records are missing"
                  .formatted(end.number(), known.number()));
    }
    return new AuditChain(chained, notChained, end.number(), end.hash(), breaks);
  }

  private void take(int place, byte[] bytes, boolean isEnded) {
    AuditLine line;
    try {
      line = AuditLine.read(bytes);
    } catch (IOException e) {
      String why = "line %d is no record: %s".formatted(place, e.getMessage());
      if (isEnded) {
        breaks.add(why);
      } else {
        incomplete = why;
      }
      return;
    }
    if (!line.isChained()) {
      notChained(place, line, bytes);
      return;
    }
    String before = chained > 0 || notChained == 0 ? end.hash() : digestSoFar();
    if (!line.follows(before)) {
      breaks.add(
          "line %d, change %d, does not follow what stands before it: something was altered, dropped, doubled or moved there"
              .formatted(place, line.number()));
    }
    chained++;
    end = new AuditHead(line.number(), line.hash());
  }

  private void notChained(int place, AuditLine line, byte[] bytes) {
    if (chained > 0) {
      breaks.add(
          "line %d, change %d, is not chained, though records before it are"
              .formatted(place, line.number()));
      return;
    }
    notChained++;
    AuditFile.update(notChainedOnes, bytes);
    end = new AuditHead(line.number(), "");
  }

  private String digestSoFar() {
    return HexFormat.of().formatHex(notChainedOnes.digest());
  }

  /** A save that was interrupted is completed by whoever changes the cluster next. */
  private void completeFromJournal(SnapshotFile.Head saved) throws IOException {
    if (saved.audit().number() <= end.number()) {
      return;
    }
    List<Entry> missing =
        JournalContent.read(directory.journal()).upTo(saved.last()).stream()
            .filter(entry -> entry.number() > end.number())
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    AuditHead from = chained > 0 || notChained == 0 ? end : AuditFile.head(directory);
    for (AuditLine line : AuditLine.following(from, missing)) {
      chained++;
      end = new AuditHead(line.number(), line.hash());
    }
    incomplete = null;
  }
}
