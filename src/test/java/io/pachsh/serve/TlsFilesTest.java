package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate and its key, looked at before anybody is served with them. */
class TlsFilesTest {
  @TempDir Path directory;

  @Test
  void takesACertificateWithItsKey() throws Exception {
    TlsPair pair = TlsPair.in(directory);
    assertThatCode(() -> pair.files().credentials()).doesNotThrowAnyException();
  }

  @Test
  void refusesACertificateOfAnotherKey() throws Exception {
    TlsPair pair = TlsPair.in(directory);
    TlsPair other = TlsPair.in(Files.createDirectory(directory.resolve("other")));
    TlsFiles mixed = new TlsFiles(pair.certificate(), other.key());
    assertThatThrownBy(mixed::credentials)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("belongs to another key than " + other.key());
  }

  @Test
  void refusesACertificateThatHasExpired() throws Exception {
    TlsPair old = TlsPair.in(directory, "-6y");
    assertThatThrownBy(() -> old.files().credentials())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has expired on ");
  }
}
