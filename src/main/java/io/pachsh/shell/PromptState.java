package io.pachsh.shell;

/**
 * What the prompt says about the session.
 *
 * @param identity who is signed in there, empty when nobody is
 * @param unsaved whether leaving now would lose changes
 */
public record PromptState(String context, String identity, boolean unsaved) {}
