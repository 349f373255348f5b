package io.pachsh.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * What is known of a configuration that has to be written anew: the values of known keys, wherever
 * they stood, and a word about what has no place in it.
 */
final class RecoveredValues {
  /** The keys of a client, in the order in which they are written. */
  static final List<String> CLIENT =
      List.of("issuer", "client_id", "client_secret", "redirect_uri");

  private static final Pattern SECRET =
      Pattern.compile("(?i)secret|passw|credential|private_?-?key");

  private static final List<String> GUIDE =
      List.of(
          "id_providers",
          "name",
          "description",
          "oidc",
          "additional_scopes",
          "ignore_email_verified");

  private final Map<String, Object> values;
  private final List<String> notes;

  /** Keys that say that what stood there was a secret, and that have no place in it. */
  private final List<String> secretsLeftOut;

  private RecoveredValues(
      Map<String, Object> values, List<String> notes, List<String> secretsLeftOut) {
    this.values = values;
    this.notes = notes;
    this.secretsLeftOut = secretsLeftOut;
  }

  RecoveredValues() {
    this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** A draft of pairs, each value a text, a number, a flag, or a list of texts. */
  static RecoveredValues of(Map<String, Object> values, SortedSet<String> leftOut) {
    RecoveredValues found = new RecoveredValues();
    found.values.putAll(values);
    if (!leftOut.isEmpty()) {
      found.notes.add("Left out, because nobody knows it: " + String.join(", ", leftOut));
      leftOut.forEach(found::leaveOut);
    }
    return found;
  }

  /** The same with another value; {@code note} says why, unless it is empty. */
  RecoveredValues with(String key, Object value, String note) {
    RecoveredValues other = without(key, note);
    other.values.put(key, value);
    return other;
  }

  /** The same without a key. */
  RecoveredValues without(String key, String note) {
    RecoveredValues other =
        new RecoveredValues(
            new LinkedHashMap<>(values), new ArrayList<>(notes), new ArrayList<>(secretsLeftOut));
    other.values.remove(key);
    if (!note.isEmpty()) {
      other.notes.add(note);
    }
    return other;
  }

  void put(String key, Object value) {
    values.put(key, value);
  }

  void note(String note) {
    notes.add(note);
  }

  /** Remembers a key that has no place in it. */
  void leaveOut(String key) {
    if (SECRET.matcher(key).find()) {
      secretsLeftOut.add(key);
    }
  }

  /** The keys left out that may have held the client's secret. */
  List<String> secretsLeftOut() {
    return List.copyOf(secretsLeftOut);
  }

  /** Whether a value of it runs on over other members. */
  boolean swallowsMembers() {
    return values.values().stream()
        .anyMatch(value -> value instanceof String text && SwallowedMembers.areIn(text));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Whether it says something about the client: else it is another thing altogether. */
  boolean isConfiguration() {
    return CLIENT.stream().anyMatch(values::containsKey);
  }

  /** Whether it has the guide's shape, and not pachctl 2.x's. */
  boolean isGuide() {
    return GUIDE.stream().anyMatch(values::containsKey);
  }

  Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A text; empty when there is none. */
  String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  List<String> notes() {
    return notes;
  }
}
