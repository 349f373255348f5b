package io.pachsh.completion;

import io.pachsh.command.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command's words sorted into what its signature has for them: which option or argument each is,
 * and what may come next.
 */
final class Slots {
  /** A value that can be written. */
  record Slot(String label, List<String> values) {
    static final Slot NONE = new Slot("", List.of());
  }

  private final Signature signature;
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> optionsGiven = new ArrayList<>();
  private Optional<Signature.Option> awaiting = Optional.empty();
  private boolean argumentsOnly;

  Slots(Signature signature) {
    this.signature = signature;
  }

  /** Takes the next word of the line. */
  Slots take(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<Signature.Option> option = option(name);
    if (awaiting.isPresent()) {
      value(awaiting.orElseThrow(), word);
      awaiting = Optional.empty();
    } else if (argumentsOnly || !word.startsWith("-") || word.equals("-")) {
      argument(word);
    } else if (word.equals("--")) {
      argumentsOnly = true;
    } else if (option.isPresent()) {
      optionsGiven.addAll(option.orElseThrow().names());
      if (equals >= 0) {
        value(option.orElseThrow(), word.substring(equals + 1));
      } else if (option.orElseThrow().takesValue()) {
        awaiting = option;
      }
    }
    return this;
  }

  /** The option whose value comes next. */
  Optional<Signature.Option> awaiting() {
    return awaiting;
  }

  /** Whether options can come next. */
  boolean mayHaveOptions() {
    return !argumentsOnly && awaiting.isEmpty();
  }

  Optional<Signature.Option> option(String name) {
    return signature.options().stream().filter(option -> option.names().contains(name)).findFirst();
  }

  /** The options that are not there yet. */
  List<Signature.Option> optionsLeft() {
    return signature.options().stream()
        .filter(option -> !optionsGiven.contains(option.names().get(0)))
        .toList();
  }

  List<String> arguments() {
    return List.copyOf(arguments);
  }

  /** The values so far, by label and by option. */
  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** The argument that comes next. */
  Slot next() {
    return slot(arguments.size());
  }

  /** What of several labels such as {@code ROLES PRINCIPAL} a place has. */
  private Slot slot(int place) {
    for (Signature.Argument argument : signature.arguments()) {
      if (argument.first() <= place && place <= argument.last()) {
        List<String> labels = argument.labels();
        int passed = 0;
        for (String before : arguments.subList(argument.first(), place)) {
          passed += before.endsWith(",") ? 0 : 1;
        }
        return new Slot(labels.get(Math.min(passed, labels.size() - 1)), argument.values());
      }
    }
    return Slot.NONE;
  }

  private void argument(String word) {
    values.put(next().label(), word);
    arguments.add(word);
  }

  private void value(Signature.Option option, String value) {
    values.put(option.label(), value);
    option.names().forEach(name -> values.put(name, value));
  }
}
