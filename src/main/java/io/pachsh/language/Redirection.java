package io.pachsh.language;

/** Where a command's input comes from, or where its output goes. */
public sealed interface Redirection {
  /** {@code < FILE}. */
  record From(Word file) implements Redirection {}

  /** {@code > FILE}, or {@code >> FILE} when it appends. */
  record To(Word file, boolean append) implements Redirection {}

  /** {@code <<DELIMITER}: the body is the input. */
  record HereDocument(Word body) implements Redirection {}
}
