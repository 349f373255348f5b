package io.pachsh.command;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.output.Format;
import io.pachsh.secret.Secret;
import io.pachsh.session.AccessWords;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * One picocli parser for each command, made when a line first names it and used again after:
 * picocli resets every option between lines, as long as no command has an argument group.
 */
public final class CommandParsers {
  /** A command with the parser that fills it. */
  public record Parser(Command command, StandardOptions standard, CommandLine line) {}

  private final Function<String, Secret> secrets;
  private final Map<String, Parser> parsers = new HashMap<>();

  /** {@code secrets} reads what stands where an option or argument is a secret. */
  public CommandParsers(Function<String, Secret> secrets) {
    this.secrets = secrets;
  }

  /** The parser of a command that picocli reads. */
  public Parser of(CommandTree.Entry entry, Command command) {
    Parser known = parsers.get(entry.path());
    if (known != null) {
      return known;
    }
    StandardOptions standard = new StandardOptions();
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(entry.path());
    spec.usageMessage()
        .header(entry.summary(), "")
        .optionListHeading("\nOptions:\n")
        .parameterListHeading("\nArguments:\n")
        .sortOptions(false);
    command.describe(spec);
    CommandLine line = new CommandLine(spec);
    line.addMixin("standard", standard);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUnmatchedOptionsArePositionalParams(false);
    line.setExpandAtFiles(false);
    line.setTrimQuotes(false);
    line.registerConverter(Format.class, CommandParsers::format);
    line.registerConverter(Secret.class, secrets::apply);
    line.registerConverter(TokenHash.class, TokenHash::new);
    line.registerConverter(Duration.class, refusing(Durations::parse));
    line.registerConverter(Principal.class, refusing(Principal::new));
    line.registerConverter(Resource.class, refusing(AccessWords::resource));
    line.registerConverter(Permission.class, refusing(AccessWords::permission));
    Parser parser = new Parser(command, standard, line);
    parsers.put(entry.path(), parser);
    return parser;
  }

  /** What a type does not take for a value of its own is a wrong word on the line. */
  private static <T> ITypeConverter<T> refusing(Function<String, T> of) {
    return word -> {
      try {
        return of.apply(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + word + "' is refused: " + e.getMessage());
      }
    };
  }

  private static Format format(String word) {
    return Format.of(word)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is not a format; write one of "
                        + String.join(", ", Format.words())));
  }

  /** Whether a command has no options and no arguments of its own. */
  public static boolean readsNothing(Command command) {
    return hasNone(command);
  }

  private static boolean hasNone(Object parts) {
    for (Field field : parts.getClass().getDeclaredFields()) {
      if (field.getDeclaredAnnotations().length > 0
          && !(field.isAnnotationPresent(Mixin.class) && hasNone(value(field, parts)))) {
        return false;
      }
    }
    return true;
  }

  private static Object value(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parser, when a line named the command before. */
  public boolean knows(CommandTree.Entry entry) {
    return parsers.containsKey(entry.path());
  }

  /** The parser of an entry that was named before. */
  public Parser known(CommandTree.Entry entry) {
    Parser parser = parsers.get(entry.path());
    if (parser == null) {
      throw new IllegalStateException(entry.path() + " was never named");
    }
    return parser;
  }
}
