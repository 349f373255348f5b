package io.pachsh.language;

/** {@code $(commands)}: what they print, without the final newlines. */
public record Substitution(CommandList commands) implements Part {}
