package io.pachsh.console;

/** A stretch of typed text and how it looks; a later span covers an earlier one. */
public record Span(int start, int end, Style style) {}
