package io.pachsh.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal is worth after something happened to it. */
class JournalTest {
  private final Practice practice = new Practice();
  private Path directory;
  private Path journal;
  private byte[] whole;
  private int lastRecord;

  /** A dead session's journal of three changes. */
  @BeforeEach
  void die(@TempDir Path parent) throws Exception {
    directory = parent.resolve("local");
    journal = directory.resolve("journal");
    EmbeddedCluster cluster = practice.open(directory);
    var admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 2, false);
    lastRecord = Math.toIntExact(Files.size(journal));
    admin.configuration().set(Practice.pachctl(), 3, false);
    cluster.detach();
    whole = Files.readAllBytes(journal);
  }

  @Test
  void anIncompleteLastRecordIsDropped() throws Exception {
    for (int length = lastRecord; length < whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));
      assertThat(recovered()).isEqualTo(2);
      assertThat(Files.size(journal)).isEqualTo(length);
    }
    Files.write(journal, whole);
    assertThat(recovered()).isEqualTo(3);
  }

  @Test
  void aLastRecordWithUnwrittenBlocksIsDropped() throws Exception {
    byte[] holed = whole.clone();
    Arrays.fill(holed, lastRecord + 5, whole.length - 1, (byte) 0);
    Files.write(journal, holed);

    assertThat(recovered()).isEqualTo(2);
  }

  @Test
  void aChangeAfterRecoveringTakesThePlaceOfTheIncompleteRecord() throws Exception {
    Files.write(journal, Arrays.copyOf(whole, whole.length - 1));
    EmbeddedCluster next = practice.open(directory);
    assertThat(next.recover()).hasSize(2);
    next.note(Secret.of("x"));
    next.detach();

    assertThat(recovered()).isEqualTo(3);
  }

  @Test
  void everyFlippedByteBeforeTheLastRecordIsNamedByItsOffset() throws Exception {
    for (int i = 0; i < lastRecord; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(journal, flipped);
      int start = lineStart(i);

      List<String> notes = new ArrayList<>();
      EmbeddedCluster next = practice.open(directory).telling(notes::add);
      assertThat(next.isUnrecovered()).isTrue();
      assertThatThrownBy(() -> next.note(Secret.of("x")))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(
              "the unsaved changes of the embedded cluster 'local' cannot be brought back: "
                  + journal
                  + ": damaged at offset "
                  + start
                  + ": ");
      assertThat(Files.readAllBytes(journal)).isEqualTo(flipped);
      assertThat(next.recover()).hasSize(start == 0 ? 0 : start == lineEnd(0) ? 0 : 1);
      next.close();
      assertThat(notes)
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith(
              "the journal of 'local' cannot be read to its end: damaged at offset "
                  + start
                  + ": ");
      Path aside = Path.of(notes.get(0).substring(notes.get(0).lastIndexOf(' ') + 1));
      assertThat(aside).hasBinaryContent(flipped);
      Files.delete(aside);
    }
  }

  @Test
  void revertingPutsADamagedJournalAside() throws Exception {
    whole[lastRecord / 2] ^= 1;
    Files.write(journal, whole);
    EmbeddedCluster next = practice.open(directory);
    assertThatThrownBy(() -> next.note(Secret.of("x"))).isInstanceOf(Failure.class);
    next.revert();

    assertThat(next.isUnrecovered()).isFalse();
    assertThat(journal).doesNotExist();
    String aside = "journal.damaged-" + practice.clock.instant().getEpochSecond();
    assertThat(directory.resolve(aside)).hasBinaryContent(whole);
    next.note(Secret.of("x"));
    next.close();
  }

  @Test
  void aMissingRecordIsNoticed() throws Exception {
    int first = lineEnd(0);
    int second = lineEnd(first);
    ByteArrayOutputStream gap = new ByteArrayOutputStream();
    gap.write(whole, 0, first);
    gap.write(whole, second, whole.length - second);
    Files.write(journal, gap.toByteArray());

    List<String> notes = new ArrayList<>();
    assertThat(practice.open(directory).telling(notes::add).recover()).isEmpty();
    assertThat(notes.get(0))
        .contains("damaged at offset %d: change 2 stands where 1 belongs;".formatted(first));
  }

  @Test
  void aJournalOnAnotherSnapshotIsNotApplied() throws Exception {
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    next.save();
    next.note(Secret.of("after the save"));
    next.detach();
    Files.delete(directory.resolve("snapshot.json"));

    List<String> notes = new ArrayList<>();
    assertThat(practice.open(directory).telling(notes::add).recover()).isEmpty();
    assertThat(notes.get(0))
        .contains("it goes on from change 3, which the snapshot does not hold; nothing was");
  }

  /** How many changes come back; the journal stays as it is. */
  private int recovered() throws Exception {
    byte[] before = Files.readAllBytes(journal);
    EmbeddedCluster next = practice.open(directory);
    assertThat(next.isUnrecovered()).isTrue();
    int count = next.recover().size();
    next.detach();
    Files.write(journal, before);
    return count;
  }

  private int lineStart(int offset) {
    int start = 0;
    while (lineEnd(start) <= offset) {
      start = lineEnd(start);
    }
    return start;
  }

  private int lineEnd(int start) {
    return JournalLine.end(whole, start);
  }
}
