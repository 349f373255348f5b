package io.pachsh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Principal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenBackupTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void readsTheLinesThatItWrites() {
    TokenSummary forever = token("robot:\"ci\"", Optional.empty());
    TokenSummary ending = token("robot:build", Optional.of(END));
    String text = TokenBackup.line(forever) + "\n" + TokenBackup.line(ending) + "\n";
    assertThat(TokenBackup.read(text))
        .containsExactly(
            new TokenBackup.Entry(HASH, new Principal("robot:\"ci\""), Optional.empty()),
            new TokenBackup.Entry(HASH, new Principal("robot:build"), Optional.of(END)));
  }

  @Test
  void readsAListInsideAnObject() {
    String line = TokenBackup.line(token("robot:ci", Optional.empty()));
    assertThat(TokenBackup.read("{\"tokens\": [" + line + ", " + line + "]}")).hasSize(2);
    assertThat(TokenBackup.read("{\"tokens\": []}")).isEmpty();
    assertThat(TokenBackup.read("")).isEmpty();
  }

  @Test
  void namesTheLineThatItCannotRead() {
    String good = TokenBackup.line(token("robot:ci", Optional.empty())) + "\n";
    assertThatThrownBy(() -> TokenBackup.read(good + "{\"hashed_token\": \"abc\"}"))
        .hasMessageStartingWith("The token in line 2 cannot be read: its hashed_token");
    assertThatThrownBy(() -> TokenBackup.read("{\"hashed_token\": \"" + HASH + "\"}"))
        .hasMessageContaining("it has no subject");
    assertThatThrownBy(() -> TokenBackup.read(good.replace("}", ",\"expiration\":\"soon\"}")))
        .hasMessageContaining("its expiration is not a date");
    assertThatThrownBy(() -> TokenBackup.read(good + good + "nonsense"))
        .hasMessageStartingWith("The token in line 3 cannot be read: it is not JSON");
    assertThatThrownBy(() -> TokenBackup.read(good.strip().replace("}", "")))
        .hasMessageContaining("it is not JSON");
  }

  private static TokenSummary token(String principal, Optional<Instant> expires) {
    return new TokenSummary(HASH, new Principal(principal), Instant.EPOCH, expires);
  }
}
