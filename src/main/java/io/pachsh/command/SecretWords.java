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
    boolean valueFollows = false;
    for (String word : arguments) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (valueFollows) {
        shown.add(isReference(word) ? word : Secret.MASK);
        valueFollows = false;
      } else if (secretArguments && !word.startsWith("-") && !isReference(word)) {
        shown.add(Secret.MASK);
      } else if (!isSecret(spec.optionsMap().get(name))) {
        shown.add(word);
      } else if (equals < 0) {
        shown.add(word);
        valueFollows = true;
      } else {
        String value = word.substring(equals + 1);
        shown.add(name + "=" + (isReference(value) ? value : Secret.MASK));
      }
    }
    return shown;
  }

  private static boolean isSecret(@Nullable OptionSpec option) {
    return option != null && option.type() == Secret.class;
  }

  private static boolean isReference(String value) {
    return value.startsWith("@") || value.startsWith("env:");
  }
}
