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

  private static List<String> masked(List<String> arguments, CommandSpec spec) {
    boolean secretArguments =
        spec.positionalParameters().stream().anyMatch(p -> p.type() == Secret.class);
    List<String> shown = new ArrayList<>();
    @Nullable OptionSpec open = null;
    for (String word : arguments) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      OptionSpec option = spec.optionsMap().get(name);
      if (open != null) {
        shown.add(isSecret(open) ? masked(word) : word);
        open = null;
      } else if (option == null) {
        shown.add(secretArguments && !word.startsWith("-") ? masked(word) : word);
      } else if (equals >= 0) {
        String value = word.substring(equals + 1);
        shown.add(isSecret(option) ? name + "=" + masked(value) : word);
      } else {
        shown.add(word);
        open = option.arity().max() > 0 ? option : null;
      }
    }
    return shown;
  }

  private static boolean isSecret(OptionSpec option) {
    return option.type() == Secret.class;
  }

  private static String masked(String value) {
    return isReference(value) ? value : Secret.MASK;
  }

  private static boolean isReference(String value) {
    return value.startsWith("@") || value.startsWith("env:");
  }
}
