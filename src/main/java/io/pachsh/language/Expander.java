package io.pachsh.language;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.Utf8;
import io.pachsh.outside.Lines;
import java.util.List;
import java.util.Optional;

/** Words to text. A word becomes exactly one text: nothing is split and no file name is matched. */
public final class Expander {
  /**
   * In characters: what a word may hold; lines that double a variable would else fill the memory.
   */
  private static final int LONGEST = 16 << 20;

  private final VariableLookup lookup;
  private final CommandSubstitution commandSubstitution;

  public Expander(VariableLookup lookup, CommandSubstitution commandSubstitution) {
    this.lookup = lookup;
    this.commandSubstitution = commandSubstitution;
  }

  /**
   * The word's text. Fails (usage) for an unset variable, for {@code ${NAME:?message}}, for more
   * than 16 Mi characters, and for what came as other than UTF-8, such as a program's output: with
   * characters put in the place of its own, it would name something else.
   */
  public String expand(Word word) {
    String text = joined(word);
    if (!Utf8.isWhole(text)) {
      throw new Failure(
          Exit.USAGE,
          "`" + text + "` is not UTF-8 text.",
          "Set the terminal, or what the text comes from, to UTF-8.");
    }
    return text;
  }

  private String joined(Word word) {
    List<Part> parts = word.parts();
    if (parts.size() == 1) {
      return expand(parts.get(0), "");
    }
    StringBuilder text = new StringBuilder();
    long line = 1;
    boolean hasLines = parts.stream().mapToLong(Expander::newlines).sum() > 1;
    for (Part part : parts) {
      String added = expand(part, hasLines ? " (line %d of the text)".formatted(line) : "");
      line += newlines(part);
      if (added.length() > LONGEST - text.length()) {
        throw new Failure(
            Exit.USAGE,
            "A word would hold more than 16 Mi characters.",
            "Write long texts to a file, and read that: command < FILE.");
      }
      text.append(added);
    }
    return text.toString();
  }

  private String expand(Part part, String place) {
    if (part instanceof Part.Literal literal) {
      return literal.text();
    }
    if (part instanceof Part.Variable variable) {
      return value(variable, place);
    }
    if (part instanceof Part.Substitution substitution) {
      return withoutFinalNewlines(commandSubstitution.output(substitution.commands()));
    }
    return Integer.toString(lookup.status());
  }

  private String value(Part.Variable variable, String place) {
    Optional<String> value = lookup.value(variable.name());
    return switch (variable.form()) {
      case PLAIN -> value.orElseThrow(() -> unset(variable.name(), place));
      case OR_DEFAULT -> {
        if (value.isPresent() && !value.get().isEmpty()) {
          yield value.get();
        }
        String instead = expand(variable.argument());
        lookup.substituted(variable.name(), instead);
        yield instead;
      }
      case OR_FAIL -> {
        if (value.isEmpty() || value.get().isEmpty()) {
          throw missing(variable.name(), expand(variable.argument()));
        }
        yield value.get();
      }
    };
  }

  private static long newlines(Part part) {
    return part instanceof Part.Literal literal
        ? literal.text().chars().filter(character -> character == '\n').count()
        : 0;
  }

  private Failure unset(String name, String place) {
    String setting = "Set it with " + name + "=value, or give a default: ${" + name + ":-default}.";
    return new Failure(
        Exit.USAGE,
        "The variable " + name + " is not set" + place + ".",
        lookup
            .advice(name)
            .map(advice -> Lines.of(advice).and(setting))
            .orElseGet(() -> Lines.of(setting)));
  }

  private static Failure missing(String name, String message) {
    String sentence =
        message.isEmpty()
            ? "The variable " + name + " is not set or is empty."
            : name + ": " + message;
    return new Failure(Exit.USAGE, sentence, "Set it with " + name + "=value.");
  }

  /** NUL characters go too: no argument can hold one. */
  private static String withoutFinalNewlines(String output) {
    String text = output.indexOf('\0') < 0 ? output : output.replace("\0", "");
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Runs commands for their output. */
  @FunctionalInterface
  public interface CommandSubstitution {
    /**
     * All they print, final newlines included.
     *
     * @throws io.pachsh.failure.Interruption when the person pressed Ctrl-C
     */
    String output(CommandList commands);
  }
}
