package io.pachsh.oidc;

import org.jspecify.annotations.Nullable;

/**
 * The last of several values, so that an equal one need not be kept as well: thousands of logins
 * may be under way at one provider, and each has what the provider published when it began.
 */
final class LastValue<T> {
  private @Nullable T last;

  /** The last value if this one is equal to it; else this one, which is the last from now on. */
  synchronized T orSame(T value) {
    T known = last;
    if (known != null && value.equals(known)) {
      return known;
    }
    last = value;
    return value;
  }
}
