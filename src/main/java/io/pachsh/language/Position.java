package io.pachsh.language;

/** A place in a script: line and column, both counted from 1; the column counts UTF-16 units. */
public record Position(int line, int column) {}
