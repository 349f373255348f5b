package io.pachsh.language;

/** Text that stands for itself; {@code quoted} when quotes or a backslash made it so. */
public record Literal(String text, boolean quoted) implements Part {}
