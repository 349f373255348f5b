package io.pachsh.command;

import io.pachsh.redaction.CommandSecrets;
import io.pachsh.redaction.Secrecy;
import io.pachsh.redaction.UsageWords;
import io.pachsh.secret.Secret;
import io.pachsh.spelling.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the commands of the console declare about their secrets: by the type of their options and
 * arguments, and as {@link SecretInput}.
 */
public record DeclaredSecrets(CommandResolver commands) implements CommandSecrets {
  /** Types of values that are numbers or chosen from a few. */
  private static final List<Class<?>> CHOSEN = List.of(Number.class, Duration.class, Enum.class);

  @Override
  public Optional<Declaration> of(List<String> words) {
    List<String> line = CommandTree.withoutProgramName(words);
    if (!(commands.tree().resolve(line) instanceof CommandTree.Resolution.Found found)) {
      return Optional.empty();
    }
    List<Secrecy> secrecies = new ArrayList<>();
    int name = words.size() - found.arguments().size();
    secrecies.addAll(Collections.nCopies(name, Secrecy.OPEN));
    Optional<CommandParsers.Parser> parser = commands.parser(found.entry());
    String path = found.entry().path();
    if (parser.isEmpty()) {
      secrecies.addAll(Collections.nCopies(found.arguments().size(), Secrecy.OPEN));
      return Optional.of(new Declaration(path, secrecies, false, input -> List.of()));
    }
    CommandSpec spec = parser.get().line().getCommandSpec();
    secrecies.addAll(secrecies(found.arguments(), spec));
    Optional<SecretInput> input =
        parser.get().command() instanceof SecretInput reads ? Optional.of(reads) : Optional.empty();
    boolean takesSecrets =
        input.isPresent() || spec.args().stream().anyMatch(arg -> arg.type() == Secret.class);
    return Optional.of(
        new Declaration(
            path,
            secrecies,
            takesSecrets,
            text -> input.map(reads -> reads.secretsIn(text)).orElse(List.of())));
  }

  @Override
  public int wordsOfName(List<String> words) {
    List<String> line = CommandTree.withoutProgramName(words);
    int before = words.size() - line.size();
    CommandTree.Resolution resolution = commands.tree().resolve(line);
    if (resolution instanceof CommandTree.Resolution.Found found) {
      return words.size() - found.arguments().size();
    }
    String path =
        resolution instanceof CommandTree.Resolution.Unknown unknown
            ? unknown.path()
            : ((CommandTree.Resolution.Group) resolution).path();
    if (path.isEmpty()) {
      return 0;
    }
    int known = before + path.split(" ", -1).length;
    boolean named = known < words.size() && UsageWords.isName(words.get(known));
    return named ? known + 1 : known;
  }

  @Override
  public boolean isNearlyCommand(String word) {
    return !Spelling.near(word, commands.tree().following(List.of())).isEmpty();
  }

  /**
   * Secret are also words that the command has no place for, and what follows an option that it has
   * not: one who mistakes the command may have put a secret there.
   */
  private static List<Secrecy> secrecies(List<String> arguments, CommandSpec spec) {
    boolean secretArguments =
        spec.positionalParameters().stream().anyMatch(p -> p.type() == Secret.class);
    boolean hashes =
        spec.positionalParameters().stream().anyMatch(p -> p.type() == TokenHash.class);
    int places = Usage.places(spec);
    List<Secrecy> shown = new ArrayList<>();
    @Nullable OptionSpec awaiting = null;
    boolean unknown = false;
    for (String word : arguments) {
      int equals = word.indexOf('=');
      OptionSpec option = spec.optionsMap().get(equals < 0 ? word : word.substring(0, equals));
      if (awaiting != null) {
        shown.add(mayBeSecret(awaiting, word) ? secret(word) : Secrecy.OPEN);
        awaiting = null;
      } else if (option != null && equals < 0) {
        shown.add(Secrecy.OPEN);
        awaiting = option.arity().max() > 0 ? option : null;
        unknown = false;
      } else if (option != null) {
        String value = word.substring(equals + 1);
        boolean foreign = mayBeSecret(option, value) || option.arity().max() == 0;
        boolean open = !foreign || secret(value) == Secrecy.OPEN;
        shown.add(open ? Secrecy.OPEN : Secrecy.NAME_ALONE);
        unknown = false;
      } else if (word.startsWith("-") && equals > 0) {
        shown.add(Secrecy.NAME_ALONE);
        unknown = false;
      } else if (word.startsWith("-")) {
        shown.add(UsageWords.isName(word) ? Secrecy.OPEN : Secrecy.SECRET);
        unknown = true;
      } else {
        boolean foreign = hashes && !TokenHash.isPlain(word);
        shown.add(
            places <= 0 || secretArguments || unknown || foreign ? secret(word) : Secrecy.OPEN);
        places--;
        unknown = false;
      }
    }
    return shown;
  }

  /** By the option's type, or because a value of that type never looks so. */
  private static boolean mayBeSecret(OptionSpec option, String value) {
    return option.type() == Secret.class
        || ((option.type().isPrimitive()
                || CHOSEN.stream().anyMatch(type -> type.isAssignableFrom(option.type())))
            && UsageWords.looksSecret(value));
  }

  /** A reference to a secret is none itself. */
  private static Secrecy secret(String value) {
    boolean reference = value.startsWith("@") || value.startsWith("env:");
    return reference || value.isEmpty() ? Secrecy.OPEN : Secrecy.SECRET;
  }
}
