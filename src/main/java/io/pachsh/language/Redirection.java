package io.pachsh.language;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a command's input comes from, or where its output goes. */
public sealed interface Redirection {
  /** {@code < FILE}. */
  record From(Word file) implements Redirection {}

  /** {@code > FILE}, or {@code >> FILE} when it appends. */
  record To(Word file, boolean append) implements Redirection {}

  /** {@code <<DELIMITER}: the body, which the parser reaches after the command, is the input. */
  final class HereDocument implements Redirection {
    private @Nullable Word body;

    HereDocument() {}

    public Word body() {
      return Objects.requireNonNull(body, "a parsed command has its here-documents");
    }

    void fill(Word text) {
      body = text;
    }
  }
}
