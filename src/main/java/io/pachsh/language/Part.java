package io.pachsh.language;

/** One piece of a word. */
public sealed interface Part permits Part.Literal, Part.Variable, Part.Status, Part.Substitution {
  /** Text that stands for itself; {@code quoted} when quotes or a backslash made it so. */
  record Literal(String text, boolean quoted) implements Part {
    /** Without the text: a secret may have been typed. */
    @Override
    public String toString() {
      return "Literal[" + text.length() + "]";
    }
  }

  /**
   * {@code $NAME} and its forms in braces. {@code argument} is the default or the message; it is
   * empty for a plain expansion.
   */
  record Variable(String name, Form form, Word argument) implements Part {
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

  /** {@code $?}: the exit status of the last command. */
  record Status() implements Part {}

  /** {@code $(commands)}: what they print, without the final newlines. */
  record Substitution(CommandList commands) implements Part {}
}
