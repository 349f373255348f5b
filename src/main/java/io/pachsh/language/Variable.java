package io.pachsh.language;

/**
 * {@code $NAME} and its forms in braces. {@code argument} is the default or the message; it is
 * empty for a plain expansion.
 */
public record Variable(String name, Form form, Word argument) implements Part {
  /** What happens when the variable has no value. */
  public enum Form {
    /** {@code $NAME}, {@code ${NAME}}: unset is an error. */
    PLAIN,
    /** {@code ${NAME:-default}}: unset or empty gives the default. */
    OR_DEFAULT,
    /** {@code ${NAME:?message}}: unset or empty is an error that says the message. */
    OR_FAIL
  }
}
