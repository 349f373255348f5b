package io.pachsh.language;

/** A stretch of a text and what the language takes it for; an inner one lies within an outer. */
public record MarkedSpan(int start, int end, Kind kind) {
  /** What a stretch can be, beside a plain word. */
  public enum Kind {
    COMMENT,
    /** What joins commands, redirects or substitutes. */
    OPERATOR,
    /** Quoted, the quotes included. */
    STRING,
    /** {@code $NAME} and its forms in braces. */
    VARIABLE,
    /** The name of an assignment and its equals sign. */
    ASSIGNMENT,
    /** {@code <<EOF}, and the line that closes the document. */
    DELIMITER,
    /** The body of a here-document. */
    DOCUMENT,
    /** Where a text is not of the language. */
    PROBLEM
  }
}
