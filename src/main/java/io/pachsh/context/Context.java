package io.pachsh.context;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named cluster and how the session is signed in to it.
 *
 * @param name as it is shown and chosen; a real cluster's may be any text
 * @param token the session's token there; empty when signed out
 * @param isProtected whether a slip there costs much, so that losses are asked about by its name
 */
public record Context(String name, Target target, Optional<Secret> token, boolean isProtected) {
  /** The context that always exists. */
  public static final String LOCAL = "local";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  public Context {
    if (target instanceof Target.Embedded && !NAME.matcher(name).matches()) {
      throw new Failure(
          Exit.USAGE,
          "'" + name + "' cannot name a context.",
          "A context's name is made of letters, digits, '-', '_' and '.', at most 64, and begins"
              + " with a letter or digit.");
    }
  }

  /** An embedded context. */
  public Context(String name, Optional<Secret> token, boolean isProtected) {
    this(name, new Target.Embedded(), token, isProtected);
  }

  /** An embedded context that is not protected. */
  public Context(String name, Optional<Secret> token) {
    this(name, token, false);
  }

  /** Whether its cluster is inside pachsh, where changes are kept until they are saved. */
  public boolean isEmbedded() {
    return target instanceof Target.Embedded;
  }

  public Context withToken(Optional<Secret> other) {
    return new Context(name, target, other, isProtected);
  }

  public Context withProtection(boolean wanted) {
    return new Context(name, target, token, wanted);
  }
}
