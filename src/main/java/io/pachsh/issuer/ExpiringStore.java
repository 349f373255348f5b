package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Opaque texts of one kind that were handed out, and what each stands for until it expires. */
final class ExpiringStore<T> {
  /** What a text stands for, and whether it was used up. */
  record Entry<T>(T value, Instant expires, boolean used) {}

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  ExpiringStore(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Hands out a text for something. */
  synchronized String issue(T value, Duration lifetime) {
    Instant now = clock.instant();
    dropExpired(now);
    String text = OpaqueText.next(random);
    entries.put(text, new Entry<>(value, now.plus(lifetime), false));
    return text;
  }

  /** The oldest come first, and expire first unless lifetimes change. */
  private void dropExpired(Instant now) {
    Iterator<Entry<T>> oldest = entries.values().iterator();
    while (oldest.hasNext() && !now.isBefore(oldest.next().expires())) {
      oldest.remove();
    }
  }

  synchronized Optional<Entry<T>> find(String text) {
    return Optional.ofNullable(entries.get(text))
        .filter(entry -> clock.instant().isBefore(entry.expires()));
  }

  /** Marks a text as used, and says how it was before. */
  synchronized Optional<Entry<T>> use(String text) {
    Optional<Entry<T>> before = find(text);
    before.ifPresent(entry -> entries.put(text, new Entry<>(entry.value(), entry.expires(), true)));
    return before;
  }

  synchronized void drop(String text) {
    entries.remove(text);
  }

  synchronized void forget(Predicate<T> which) {
    entries.values().removeIf(entry -> which.test(entry.value()));
  }
}
