package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Opaque texts of one kind that were handed out, and what each stands for until it expires. */
final class ExpiringStore<T> {
  /** What a text stands for, and whether it was used up. */
  record Entry<T>(T value, Instant expires, boolean used) {}

  private final Duration lifetime;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Entry<T>> entries = new HashMap<>();

  ExpiringStore(Duration lifetime, Clock clock, SecureRandom random) {
    this.lifetime = lifetime;
    this.clock = clock;
    this.random = random;
  }

  String issue(T value) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> !now.isBefore(entry.expires()));
    String text = OpaqueText.next(random);
    entries.put(text, new Entry<>(value, now.plus(lifetime), false));
    return text;
  }

  Optional<Entry<T>> find(String text) {
    return Optional.ofNullable(entries.get(text))
        .filter(entry -> clock.instant().isBefore(entry.expires()));
  }

  /** Marks a text as used, and says how it was before. */
  Optional<Entry<T>> use(String text) {
    Optional<Entry<T>> before = find(text);
    before.ifPresent(entry -> entries.put(text, new Entry<>(entry.value(), entry.expires(), true)));
    return before;
  }

  void drop(String text) {
    entries.remove(text);
  }

  void forget(Predicate<T> which) {
    entries.values().removeIf(entry -> which.test(entry.value()));
  }
}
