package io.pachsh.language;

/** Text that stands for itself; {@code quoted} when quotes or a backslash made it so. */
public record Literal(String text, boolean quoted) implements Part {
  /** Without the text: a secret may have been typed. */
  @Override
  public String toString() {
    return "Literal[" + text.length() + "]";
  }
}
