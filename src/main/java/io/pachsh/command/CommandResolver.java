package io.pachsh.command;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.program.ProgramSearch;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.redaction.Redaction;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What lines mean, whether or not they are ever run: the command that their words name, what reads
 * the rest, what is wrong with either, and which of them are secrets.
 */
public final class CommandResolver {
  private final CommandTree tree;
  private final CommandParsers parsers;
  private final ProgramSearch programs;
  private final KnownSecrets secrets;
  private @Nullable Redaction redaction;

  /** {@code programs} finds what stands behind a {@code |} and is no command of ours. */
  public CommandResolver(
      CommandTree tree, CommandParsers parsers, ProgramSearch programs, KnownSecrets secrets) {
    this.tree = tree;
    this.parsers = parsers;
    this.programs = programs;
    this.secrets = secrets;
  }

  public CommandTree tree() {
    return tree;
  }

  public CommandParsers parsers() {
    return parsers;
  }

  /** What of this session's lines and texts may be shown; made when first asked for. */
  public Redaction redaction() {
    if (redaction == null) {
      redaction = new Redaction(new DeclaredSecrets(this), secrets);
    }
    return redaction;
  }

  /**
   * The command that words name.
   *
   * @throws Failure when they name none, or several
   */
  public CommandTree.Resolution.Found require(List<String> words) {
    CommandTree.Resolution resolution = tree.resolve(words);
    if (resolution instanceof CommandTree.Resolution.Found found) {
      return found;
    }
    throw misnamed(resolution);
  }

  /**
   * Whether these words, which stand behind a {@code |}, are meant as a command of ours.
   *
   * @throws Failure when they are and name none, and when they are not and no program has that name
   */
  public boolean isCommand(List<String> words) {
    if (!tree.isMeantBy(words)) {
      requireProgram(words);
      return false;
    }
    require(CommandTree.withoutProgramName(words));
    return true;
  }

  private void requireProgram(List<String> words) {
    if (programs.find(words.get(0)).isEmpty()) {
      List<String> near =
          tree.resolve(words) instanceof CommandTree.Resolution.Unknown unknown
              ? unknown.suggestions()
              : List.of();
      throw new Failure(
          Exit.FAILED,
          "There is neither a command nor a program `" + words.get(0) + "`.",
          near.isEmpty()
              ? "Check the name and PATH: behind `|` stands one or the other."
              : "Did you mean '" + near.get(0) + "'?");
    }
  }

  /** Whether the command that these words name takes its input for a secret. */
  public boolean readsSecret(List<String> words) {
    return tree.resolve(words) instanceof CommandTree.Resolution.Found found
        && found.entry().maker().get() instanceof SecretInput;
  }

  /** The secrets in an input of the command that these words name; none if it takes none. */
  public List<Secret> secretsIn(List<String> words, String input) {
    return tree.resolve(words) instanceof CommandTree.Resolution.Found found
            && found.entry().maker().get() instanceof SecretInput reads
        ? reads.secretsIn(input)
        : List.of();
  }

  /**
   * Resolves a line and reads its options without running it; fails as running it would. Words that
   * only an expansion will know are empty: where there are such, options are checked by name alone.
   */
  public void check(List<Optional<String>> words) {
    List<String> known =
        words.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
    List<String> line = CommandTree.withoutProgramName(known);
    if (line.isEmpty() && known.size() < words.size()) {
      return;
    }
    if (isHelpOfGroup(line)) {
      return;
    }
    CommandTree.Resolution.Found found = require(line);
    Optional<CommandParsers.Parser> parser = parser(found.entry());
    if (parser.isPresent() && known.size() == words.size()) {
      read(parser.get(), line, found.arguments());
    } else if (parser.isPresent()) {
      Usage.requireKnownOptions(parser.get().line(), words);
    }
  }

  /**
   * The same for words behind a {@code |}, which may name a program: nothing is known of that but
   * whether there is one.
   */
  public void checkPiped(List<Optional<String>> words) {
    List<String> known =
        words.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
    if (tree.isMeantBy(known)) {
      check(words);
    } else if (!known.isEmpty()) {
      requireProgram(known);
    }
  }

  /** The command that these words name, if it reads a document. */
  public Optional<ReadsDocument> reader(List<String> words) {
    return tree.resolve(words) instanceof CommandTree.Resolution.Found found
        ? parser(found.entry())
            .map(CommandParsers.Parser::command)
            .filter(ReadsDocument.class::isInstance)
            .map(ReadsDocument.class::cast)
        : Optional.empty();
  }

  /** Fills a command from its line; {@code words} are all of it, for what may be said of them. */
  public void read(CommandParsers.Parser parser, List<String> words, List<String> arguments) {
    try {
      parser.line().parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      Failure failure = e.getCause() instanceof Failure cause ? cause : Usage.failure(e, arguments);
      throw redaction().usageError(failure, words);
    }
  }

  /** The help page of a command or a group of commands; everything for no words. */
  public String help(List<String> words, int columns) {
    CommandTree.Resolution resolution = tree.resolve(words);
    if (resolution instanceof CommandTree.Resolution.Found found) {
      return parser(found.entry())
          .map(parser -> Usage.page(parser.line(), columns))
          .orElseGet(() -> found.entry().path() + "\n" + found.entry().summary() + "\n");
    }
    if (resolution instanceof CommandTree.Resolution.Group group) {
      return Overview.of(group.entries(), columns);
    }
    throw misnamed(resolution);
  }

  /** Whether words that only begin commands ask for help about these: {@code auth --help}. */
  public boolean isHelpOfGroup(List<String> words) {
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return (last.equals("--help") || last.equals("-h"))
        && tree.resolve(words) instanceof CommandTree.Resolution.Group group
        && !group.path().isEmpty();
  }

  /** What a command's parser reads; empty when the command reads its words itself. */
  public Optional<CommandSpec> specification(CommandTree.Entry entry) {
    return parser(entry).map(parser -> parser.line().getCommandSpec());
  }

  /** What a command's line can hold; nothing is known of it when it reads its words itself. */
  public Signature signature(CommandTree.Entry entry) {
    return specification(entry).map(Signature::of).orElse(Signature.UNKNOWN);
  }

  /** What fills a command from its line; empty when the command reads its words itself. */
  public Optional<CommandParsers.Parser> parser(CommandTree.Entry entry) {
    if (parsers.knows(entry)) {
      return Optional.of(parsers.known(entry));
    }
    return entry.maker().get() instanceof Command command
        ? Optional.of(parsers.of(entry, command))
        : Optional.empty();
  }

  private static Failure misnamed(CommandTree.Resolution resolution) {
    return resolution instanceof CommandTree.Resolution.Unknown unknown
        ? Usage.unknown(unknown)
        : Usage.incomplete((CommandTree.Resolution.Group) resolution);
  }
}
