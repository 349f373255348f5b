package io.pachsh.language;

/**
 * One complete command as the reader took it: usually one line, more with open quotes, {@code &&}
 * or here-documents. {@code source} is its text as written; {@code head} is the same without the
 * bodies and delimiter lines of here-documents, which a history must not keep.
 */
public record CompleteCommand(Position where, CommandList commands, String source, String head) {
  /** The place alone. */
  @Override
  public String toString() {
    return "Line[" + where + "]";
  }
}
