package io.pachsh.session;

import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.secret.Secret;
import java.util.Optional;

/**
 * What a context's cluster keeps of the session in its journal, so that recovery brings back the
 * context too: how the session is signed in, or that the context is deleted.
 */
final class ContextNote {
  private static final String SIGNED_IN = "signed-in ";
  private static final String SIGNED_OUT = "signed-out";
  private static final String DELETED = "deleted";

  private ContextNote() {}

  static Secret of(Optional<Secret> token) {
    return Secret.of(token.map(text -> SIGNED_IN + text.reveal()).orElse(SIGNED_OUT));
  }

  static Secret deleted() {
    return Secret.of(DELETED);
  }

  /** The contexts as the note says that this one was. */
  static Contexts applied(Secret latest, String name, Contexts contexts) {
    String note = latest.reveal();
    if (note.equals(DELETED)) {
      return contexts.without(name);
    }
    Optional<Secret> token =
        note.startsWith(SIGNED_IN)
            ? Optional.of(Secret.of(note.substring(SIGNED_IN.length())))
            : Optional.empty();
    Context known = contexts.named(name).orElseGet(() -> new Context(name, Optional.empty()));
    return contexts.with(known.withToken(token));
  }
}
