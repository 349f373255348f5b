package io.pachsh.command;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a line with everything masked that is secret by the type of its option. */
final class SecretWords {
  private SecretWords() {}

  static List<String> masked(
      List<String> words, CommandTree.Resolution.Found found, CommandSpec spec) {
    int name = words.size() - found.arguments().size();
    List<String> shown = new ArrayList<>(words.subList(0, name));
    shown.addAll(masked(found.arguments(), spec));
    return shown;
  }

  /**
   * Masked are also words that the command has no place for: one who mistakes the command may have
   * put a secret there.
   */
  private static List<String> masked(List<String> arguments, CommandSpec spec) {
    boolean secretArguments =
        spec.positionalParameters().stream().anyMatch(p -> p.type() == Secret.class);
    int places = places(spec);
    List<String> shown = new ArrayList<>();
    @Nullable OptionSpec awaiting = null;
    for (String word : arguments) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      OptionSpec option = spec.optionsMap().get(name);
      if (awaiting != null) {
        shown.add(isSecret(awaiting) ? masked(word) : word);
        awaiting = null;
      } else if (option != null && equals < 0) {
        shown.add(word);
        awaiting = option.arity().max() > 0 ? option : null;
      } else if (option != null) {
        String value = word.substring(equals + 1);
        boolean foreign = isSecret(option) || option.arity().max() == 0;
        shown.add(name + "=" + (foreign ? masked(value) : value));
      } else if (word.startsWith("-")) {
        shown.add(equals < 0 ? word : name + "=" + Secret.MASK);
      } else {
        shown.add(places <= 0 || secretArguments ? masked(word) : word);
        places--;
      }
    }
    return shown;
  }

  /** How many arguments beside options the command takes. */
  private static int places(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .mapToInt(p -> p.index().isVariable() ? Integer.MAX_VALUE : p.index().max() + 1)
        .max()
        .orElse(0);
  }

  private static boolean isSecret(OptionSpec option) {
    return option.type() == Secret.class;
  }

  /** A reference to a secret is none itself. */
  private static String masked(String value) {
    return value.startsWith("@") || value.startsWith("env:") ? value : Secret.MASK;
  }
}
