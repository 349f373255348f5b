package io.pachsh.command;

/** What a line can name: a command whose words picocli reads, or one that reads them itself. */
public sealed interface Executable permits Command, WordCommand {}
