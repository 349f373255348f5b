package io.pachsh.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measurements taken in turns, so that a busy machine is busy for all of them alike. */
final class Rounds {
  /** Does a thing once and says how long it took. */
  interface Measured {
    Duration once() throws Exception;
  }

  private final Map<String, Measured> measured = new LinkedHashMap<>();
  private final Map<String, List<Duration>> times = new LinkedHashMap<>();

  Rounds add(String name, Measured once) {
    measured.put(name, once);
    times.put(name, new ArrayList<>());
    return this;
  }

  /** Each thing once without counting, then each once a round. */
  void run(int rounds) throws Exception {
    for (Measured each : measured.values()) {
      each.once();
    }
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Measured> each : measured.entrySet()) {
        times.get(each.getKey()).add(each.getValue().once());
      }
    }
  }

  /** Drops what was measured so far: it warmed up. */
  void forget() {
    times.values().forEach(List::clear);
  }

  Duration median(String name) {
    return Duration.ofNanos((long) middle(times.get(name).stream().map(Rounds::nanos).toList()));
  }

  /** The median, over the rounds, of how many times longer one took than the other. */
  double ratio(String name, String base) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < times.get(name).size(); i++) {
      ratios.add(nanos(times.get(name).get(i)) / nanos(times.get(base).get(i)));
    }
    return middle(ratios);
  }

  private static double nanos(Duration time) {
    return time.toNanos();
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
