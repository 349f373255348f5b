package io.pachsh.language;

/** {@code $?}: the exit status of the last command. */
public record Status() implements Part {}
