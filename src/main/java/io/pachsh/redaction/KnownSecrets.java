package io.pachsh.redaction;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The secrets that a session has heard of: what came by a secret input, what a secret output
 * showed, and what variables hold whose names say so. They are found wherever they stand in a text,
 * short ones where they are a word of their own. In memory alone. Safe for concurrent use.
 */
public final class KnownSecrets {
  private static final int LONG = 8;
  private static final int SHORT = 4;

  /** From how many secrets of one length on a text is looked at by its places, not by theirs. */
  private static final int MANY = 16;

  /** What a variable about secrets may say that is none. */
  private static final Set<String> SETTINGS =
      Set.of("true", "false", "none", "null", "auto", "always", "never", "default", "enabled");

  /** By length, the longest first, so that a secret within another one goes with it. */
  private final ConcurrentMap<Integer, Set<String>> values =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  private final Supplier<Map<String, String>> variables;
  private volatile OfVariables ofVariables = new OfVariables(Map.of(), List.of());
  private final AtomicLong shown = new AtomicLong();

  /** {@code variables} are the session's own at any moment: another map where one has changed. */
  public KnownSecrets(Supplier<Map<String, String>> variables) {
    this.variables = variables;
  }

  /** Knows this secret from now on, as a whole and each of its lines; returns it. */
  public Secret learn(Secret secret) {
    secret.reveal().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
    return secret;
  }

  /** Knows a value from now on if the name that it is given says that it is a secret. */
  public void learnNamed(String name, String value) {
    if (SecretNames.namesSecret(name) && isTelling(value)) {
      learn(Secret.of(value));
    }
    AddressPasswords.of(name, value).forEach(password -> learn(Secret.of(password)));
  }

  /** Knows a secret that is being shown because somebody asked for it. */
  public void show(Secret secret) {
    learn(secret);
    shown.incrementAndGet();
  }

  /** Counts how often a secret was shown: when it rises meanwhile, some output holds one. */
  public long timesShown() {
    return shown.get();
  }

  /** Knows what a program made of a secret. */
  public void learnDerived(String output) {
    output
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= LONG)
        .map(Secret::of)
        .forEach(this::learn);
  }

  /** The text with {@link Secret#MASK} in the place of each secret. */
  public String masked(String text) {
    return new MaskedText(text).hide(this).replaced();
  }

  /** Hides in a text what is secret in it. */
  void hideIn(MaskedText text) {
    values.forEach((length, ofThatLength) -> find(text, length, ofThatLength));
    ofVariables().values().forEach(value -> find(text, value.length(), Set.of(value)));
    AddressPasswords.hideIn(text);
  }

  private OfVariables ofVariables() {
    Map<String, String> now = variables.get();
    OfVariables known = ofVariables;
    if (known.variables() != now) {
      known = OfVariables.in(now);
      ofVariables = known;
    }
    return known;
  }

  /** What is secret in the values of variables, as long as those are the same. */
  private record OfVariables(Map<String, String> variables, List<String> values) {
    static OfVariables in(Map<String, String> variables) {
      List<String> values = new ArrayList<>();
      variables.forEach(
          (name, value) -> {
            if (SecretNames.namesSecret(name) && isTelling(value)) {
              value.lines().forEach(values::add);
            }
            values.addAll(AddressPasswords.of(name, value));
          });
      return new OfVariables(variables, values);
    }

    /** Without the values. */
    @Override
    public String toString() {
      return "OfVariables" + variables.keySet();
    }
  }

  private void add(String value) {
    values.computeIfAbsent(value.length(), unused -> ConcurrentHashMap.newKeySet()).add(value);
  }

  private static boolean isTelling(String value) {
    boolean number = value.length() < LONG && value.chars().allMatch(Character::isDigit);
    return !number && !SETTINGS.contains(value);
  }

  private static void find(MaskedText in, int length, Set<String> secrets) {
    String text = in.text();
    if (length == 0 || length > text.length()) {
      return;
    }
    if (secrets.size() < MANY) {
      for (String secret : secrets) {
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
          found(in, at, length);
        }
      }
      return;
    }
    for (int at = 0; at + length <= text.length(); at++) {
      if (secrets.contains(text.substring(at, at + length))) {
        found(in, at, length);
      }
    }
  }

  private static void found(MaskedText in, int at, int length) {
    boolean whole = length == in.text().length();
    boolean found = length >= LONG || whole || (length >= SHORT && in.isWord(at, at + length));
    if (found) {
      in.hide(at, at + length);
    }
  }
}
