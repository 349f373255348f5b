package io.pachsh.command;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One picocli parser for each command, made when a line first names it and used again after:
 * picocli resets every option between lines, as long as no command has an argument group.
 */
final class CommandParsers {
  /** A command with the parser that fills it. */
  record Parser(Command command, StandardOptions standard, CommandLine line) {}

  private final Supplier<SecretReader> secrets;
  private final Map<String, Parser> parsers = new HashMap<>();

  CommandParsers(Supplier<SecretReader> secrets) {
    this.secrets = secrets;
  }

  /** The parser of a command that picocli reads. */
  Parser of(CommandTree.Entry entry, Command command) {
    Parser known = parsers.get(entry.path());
    if (known != null) {
      return known;
    }
    StandardOptions standard = new StandardOptions();
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(entry.path());
    spec.usageMessage().description(entry.summary());
    CommandLine line = new CommandLine(spec);
    line.addMixin("standard", standard);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUnmatchedOptionsArePositionalParams(false);
    line.setExpandAtFiles(false);
    line.setTrimQuotes(false);
    line.registerConverter(Secret.class, text -> secrets.get().read(text));
    line.registerConverter(Duration.class, Durations::parse);
    line.registerConverter(Principal.class, Principal::new);
    line.registerConverter(Resource.class, AccessWords::resource);
    line.registerConverter(Permission.class, AccessWords::permission);
    Parser parser = new Parser(command, standard, line);
    parsers.put(entry.path(), parser);
    return parser;
  }

  /** The parser, when a line named the command before. */
  boolean knows(CommandTree.Entry entry) {
    return parsers.containsKey(entry.path());
  }

  /** The parser of an entry that was named before. */
  Parser known(CommandTree.Entry entry) {
    Parser parser = parsers.get(entry.path());
    if (parser == null) {
      throw new IllegalStateException(entry.path() + " was never named");
    }
    return parser;
  }
}
