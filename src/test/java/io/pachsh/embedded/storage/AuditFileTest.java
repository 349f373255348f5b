package io.pachsh.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a save that was interrupted, wherever that was. */
class AuditFileTest {
  private final Practice practice = new Practice();

  @Test
  void anInterruptedAppendIsCompletedFromTheJournal(@TempDir Path parent) throws Exception {
    Path directory = parent.resolve("local");
    EmbeddedCluster cluster = practice.open(directory);
    Caller admin = Practice.activated(cluster);
    cluster.save();
    Path audit = directory.resolve("audit.jsonl");
    int before = (int) Files.size(audit);
    admin.places().create(Resource.project("one"));
    admin.places().create(Resource.project("two"));
    byte[] journal = Files.readAllBytes(directory.resolve("journal"));
    cluster.save();
    byte[] whole = Files.readAllBytes(audit);
    cluster.close();

    for (int size = before; size <= whole.length; size++) {
      Files.write(directory.resolve("journal"), journal);
      Files.write(audit, Arrays.copyOf(whole, size));
      if (size % 3 == 0) {
        Files.write(audit, Arrays.copyOf(Arrays.copyOf(whole, size), size + 100));
      }
      AuditChain meanwhile = AuditChainCheck.of(folder(directory));
      assertThat(meanwhile.breaks()).as("cut at %d", size).isEmpty();

      EmbeddedCluster next = practice.open(directory);
      next.note(Secret.of("becomes the owner"));
      next.close();

      assertThat(Files.readString(audit).replaceFirst("\n?\0*$", "\n"))
          .as("cut at %d", size)
          .isEqualTo(new String(whole, StandardCharsets.UTF_8));
      assertThat(AuditChainCheck.of(folder(directory)))
          .isEqualTo(new AuditChain(3, 0, meanwhile.last(), meanwhile.head(), meanwhile.breaks()));
    }
  }

  private static ClusterDirectory folder(Path directory) throws IOException {
    return new ClusterDirectory(directory, "local", new LocalDisk());
  }
}
