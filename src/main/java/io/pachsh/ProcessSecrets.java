package io.pachsh;

import io.pachsh.redaction.KnownSecrets;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The secrets that the sessions of this process know, for what has no session at hand: the log,
 * which Java's log manager makes by name, and the last words of a run. Therefore they are static.
 */
final class ProcessSecrets {
  private static final List<WeakReference<KnownSecrets>> SESSIONS = new CopyOnWriteArrayList<>();

  private ProcessSecrets() {}

  /** Includes those of a session, as long as there is one. */
  static void include(KnownSecrets secrets) {
    SESSIONS.removeIf(session -> session.get() == null);
    SESSIONS.add(new WeakReference<>(secrets));
  }

  /** The text without them. */
  static String masked(String text) {
    String shown = text;
    for (WeakReference<KnownSecrets> session : SESSIONS) {
      KnownSecrets known = session.get();
      shown = known == null ? shown : known.masked(shown);
    }
    return shown;
  }
}
