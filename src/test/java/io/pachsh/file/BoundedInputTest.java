package io.pachsh.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedInputTest {
  @TempDir private Path directory;

  @Test
  void readsWhatFitsToItsLastByte() throws IOException {
    byte[] bytes = new byte[100_000];
    bytes[99_999] = 7;

    assertThat(BoundedInput.bytes(new ByteArrayInputStream(bytes), bytes.length)).isEqualTo(bytes);
    assertThatThrownBy(() -> BoundedInput.bytes(new ByteArrayInputStream(bytes), bytes.length - 1))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatNeverEnds() {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };

    assertThatThrownBy(() -> BoundedInput.bytes(zeros, BoundedInput.CONFIGURATION))
        .hasMessage("it holds more than 1 MiB");
    assertThatThrownBy(() -> BoundedInput.bytes(zeros, BoundedInput.SECRET))
        .hasMessage("it holds more than 64 KiB");
    assertThatThrownBy(() -> BoundedInput.text(Path.of("/dev/zero"), BoundedInput.DOCUMENT))
        .hasMessage("it holds more than 16 MiB");
  }

  @Test
  void takesNothingButUtf8ForText() throws IOException {
    Path file = directory.resolve("latin-1");
    Files.write(file, new byte[] {'j', (byte) 0xfc});

    assertThatThrownBy(() -> BoundedInput.text(file, BoundedInput.DOCUMENT))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(BoundedInput.text(Files.writeString(file, "jürgen"), BoundedInput.DOCUMENT))
        .isEqualTo("jürgen");
  }
}
