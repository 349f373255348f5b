package io.pachsh.embedded;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The renewals that are under way: a refresh token must never be used by two at once. */
final class Renewals {
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Does that unless the same session is being renewed already.
   *
   * @param hash of the session's token
   */
  <T> T once(String hash, Supplier<T> renewal) {
    if (!underWay.add(hash)) {
      throw new RefusedException(
          new Refusal.Invalid(
              "this session is being renewed already, by somebody who has its token"));
    }
    try {
      return renewal.get();
    } finally {
      underWay.remove(hash);
    }
  }
}
