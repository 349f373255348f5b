package io.pachsh.language;

/** {@code NAME=value}. */
public record Assignment(String name, Word value) {}
