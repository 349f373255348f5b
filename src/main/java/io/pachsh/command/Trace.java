package io.pachsh.command;

import io.pachsh.language.SecretNames;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Shows each command before it runs ({@code -x}), as {@code + words}. Masked are what the given
 * function masks, and the values of variables whose names say that they are secret.
 */
public final class Trace implements Consumer<List<String>> {
  private static final int LONG_ENOUGH_TO_FIND = 4;

  private final Consumer<String> printer;
  private final UnaryOperator<List<String>> mask;
  private final Variables variables;

  public Trace(Consumer<String> printer, UnaryOperator<List<String>> mask, Variables variables) {
    this.printer = printer;
    this.mask = mask;
    this.variables = variables;
  }

  @Override
  public void accept(List<String> words) {
    printer.accept(
        mask.apply(words).stream()
            .map(this::masked)
            .map(Quoted::word)
            .collect(Collectors.joining(" ", "+ ", "")));
  }

  private String masked(String word) {
    int equals = word.indexOf('=');
    if (equals > 0 && SecretNames.isSecret(word.substring(0, equals))) {
      return word.substring(0, equals + 1) + Secret.MASK;
    }
    String shown = word;
    for (Map.Entry<String, String> variable : variables.all().entrySet()) {
      if (SecretNames.isSecret(variable.getKey())) {
        shown = without(shown, variable.getValue());
      }
    }
    return shown;
  }

  private static String without(String word, String secret) {
    if (secret.length() < LONG_ENOUGH_TO_FIND) {
      return !secret.isEmpty() && word.equals(secret) ? Secret.MASK : word;
    }
    return word.replace(secret, Secret.MASK);
  }
}
