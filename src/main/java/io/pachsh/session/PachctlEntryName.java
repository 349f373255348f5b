package io.pachsh.session;

import io.pachsh.context.Context;
import io.pachsh.context.PachctlContexts;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Sanitiser;
import java.util.Optional;

/** The name in pachctl's configuration file that a command is about to write to. */
public final class PachctlEntryName {
  private PachctlEntryName() {}

  /** What a person's name for a context is there; fails when it means an embedded one. */
  public static String named(String name, Session session) {
    Optional<Context> known = session.find(name);
    if (known.isPresent() && known.get().target() instanceof Target.Real target) {
      return target.entry();
    }
    if (known.isPresent() && known.get().isEmbedded()) {
      throw new Failure(
          Exit.FAILED,
          "'" + name + "' is an embedded context of pachsh.",
          "Name the real cluster's otherwise, or write 'pachctl/" + name + "'.");
    }
    String entry = PachctlContexts.entry(name);
    if (entry.isBlank() || !Sanitiser.line(entry).equals(entry)) {
      throw new Failure(
          Exit.USAGE,
          "'" + entry + "' cannot name a context.",
          "A name is not empty and has no control characters.");
    }
    return entry;
  }
}
