package io.pachsh.help;

import io.pachsh.file.TextResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All error messages that pachsh can explain, as {@code explanations.yaml} keeps them. */
public final class Explanations {
  /** Longer messages are cut: no program says so much about one error. */
  public static final int LONGEST_MESSAGE = 1 << 18;

  private static final int MOST_MATCHES = 3;

  private final List<Explanation> all;

  private Explanations(List<Explanation> all) {
    this.all = all;
  }

  /**
   * What fits a message, best first.
   *
   * @param exact whether the message was recognised word for word, or only resembles known ones
   */
  public record Matches(boolean exact, List<Explanation> explanations) {}

  /** The doctor's checks that find what a message says word for word; none when that takes none. */
  public List<String> checks(String message) {
    Matches matches = of(message);
    return matches.exact()
        ? matches.explanations().stream()
            .map(Explanation::checks)
            .filter(checks -> !checks.isEmpty())
            .findFirst()
            .orElse(List.of())
        : List.of();
  }

  /** Reads the file, which takes a moment. */
  public static Explanations load() {
    String text = TextResource.beside(Explanations.class, "explanations.yaml");
    List<Explanation> all = new ArrayList<>();
    for (Object entry : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text)) {
      all.add(explanation((Map<?, ?>) entry));
    }
    return new Explanations(List.copyOf(all));
  }

  /** Every explanation, in the order of the file. */
  public List<Explanation> all() {
    return all;
  }

  /** What explains a message, a few at most; none when nothing is known that resembles it. */
  public Matches of(String message) {
    String plain = Wording.plain(message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
    List<Explanation> exact =
        best(all.stream().map(each -> new Rated(each, each.weightIn(plain))).toList());
    return exact.isEmpty()
        ? new Matches(false, best(new Resemblance(all).to(plain)))
        : new Matches(true, exact);
  }

  /**
   * One explanation and how well it fits.
   *
   * @param weight 0 when it does not fit at all
   */
  record Rated(Explanation explanation, double weight) {}

  private static List<Explanation> best(List<Rated> rated) {
    return rated.stream()
        .filter(each -> each.weight() > 0)
        .sorted(Comparator.comparingDouble(Rated::weight).reversed())
        .limit(MOST_MATCHES)
        .map(Rated::explanation)
        .toList();
  }

  private static Explanation explanation(Map<?, ?> entry) {
    return new Explanation(
        text(entry, "id"),
        texts(entry, "from"),
        entry.containsKey("checks") ? texts(entry, "checks") : List.of(),
        texts(entry, "says").stream().map(Wording::of).toList(),
        text(entry, "sample"),
        text(entry, "means"),
        texts(entry, "steps"));
  }

  private static String text(Map<?, ?> entry, String key) {
    return String.valueOf(Objects.requireNonNull(entry.get(key), key));
  }

  private static List<String> texts(Map<?, ?> entry, String key) {
    List<?> values = (List<?>) Objects.requireNonNull(entry.get(key), key);
    return values.stream().map(String::valueOf).toList();
  }
}
