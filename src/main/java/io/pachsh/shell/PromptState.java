package io.pachsh.shell;

import io.pachsh.console.Theme;
import java.time.Duration;
import java.util.Optional;

/**
 * What the prompt says about the session.
 *
 * @param isProtected whether a slip on this context costs much
 * @param identity who is signed in there, empty when nobody is
 * @param timeLeft until the sign-in ends, when that is near or, not positive, over
 * @param unsaved whether leaving now would lose changes
 */
public record PromptState(
    String context,
    boolean isProtected,
    String identity,
    Optional<Duration> timeLeft,
    boolean unsaved,
    Theme theme) {}
