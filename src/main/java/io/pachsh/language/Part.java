package io.pachsh.language;

/** One piece of a word. */
public sealed interface Part permits Literal, Variable, Status, Substitution {}
