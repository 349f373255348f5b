package io.pachsh.redaction;

import io.pachsh.failure.Failure;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.Position;
import io.pachsh.language.SyntaxProblem;
import io.pachsh.language.VariableNames;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What of a session's lines, words and texts may be shown where nobody asked to see secrets. */
public final class Redaction {
  private final CommandSecrets commands;
  private final KnownSecrets known;

  public Redaction(CommandSecrets commands, KnownSecrets known) {
    this.commands = commands;
    this.known = known;
  }

  /**
   * An input as a history may keep it: secrets masked, here-documents left out, and nothing but the
   * first word of an input that names no command, because a secret may stand in it anywhere; not
   * even that when it resembles no command.
   */
  public String history(String input) {
    if (!(Parser.parse(input) instanceof Parsed.Complete)) {
      return firstWord(input);
    }
    SourceSecrets source = new SourceSecrets(commands, input);
    return source.isUnresolved()
        ? firstWord(input)
        : source.withoutDocuments().hide(known).replaced();
  }

  /**
   * An input that was written wrongly, as the memory of its own session may bring it back to be
   * mended: whole, unless it is nothing but a value that looks like a secret.
   */
  public String recall(String input) {
    String stripped = input.strip();
    boolean alone = stripped.chars().noneMatch(Character::isWhitespace);
    return alone && firstWord(stripped).isEmpty() && UsageWords.looksSecret(stripped) ? "" : input;
  }

  /**
   * The words of a command, or of a program behind {@code !}, or {@code NAME=value} alone, as a
   * trace shows them. Their expansions are done.
   */
  public List<String> trace(List<String> words) {
    List<Secrecy> secrecies = secrecies(words);
    List<String> shown = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      shown.add(known.masked(shown(words.get(i), secrecies.get(i))));
    }
    return shown;
  }

  private List<Secrecy> secrecies(List<String> words) {
    boolean isCommand =
        !words.isEmpty() && !words.get(0).startsWith("!") && !isAssignment(words.get(0));
    List<Secrecy> open = Collections.nCopies(words.size(), Secrecy.OPEN);
    return isCommand
        ? commands.of(words).map(CommandSecrets.Declaration::words).orElseGet(() -> misnamed(words))
        : open;
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && VariableNames.isName(word.substring(0, equals));
  }

  /** Where words name no command, whatever stands behind the name may be a secret. */
  private List<Secrecy> misnamed(List<String> words) {
    int name = commands.wordsOfName(words);
    boolean plain = name == 0 && UsageWords.isName(words.get(0));
    int open = plain ? 1 : name;
    List<Secrecy> secrecies = new ArrayList<>(Collections.nCopies(open, Secrecy.OPEN));
    secrecies.addAll(Collections.nCopies(words.size() - open, Secrecy.SECRET));
    return secrecies;
  }

  private static String shown(String word, Secrecy secrecy) {
    int from =
        switch (secrecy) {
          case SECRET -> 0;
          case NAME_ALONE -> word.indexOf('=') + 1;
          case OPEN -> SecretNames.valueStart(word);
        };
    return from < 0 || from >= word.length() ? word : word.substring(0, from) + Secret.MASK;
  }

  /** A failure as it may be told. */
  public Failure error(Failure failure) {
    return with(failure, known::masked);
  }

  /** What an error about the way a line is written says, given the line's words. */
  public Failure usageError(Failure failure, List<String> words) {
    boolean takesSecrets =
        commands.of(words).map(CommandSecrets.Declaration::takesSecrets).orElse(true);
    List<String> arguments =
        words.subList(Math.min(words.size(), commands.wordsOfName(words)), words.size());
    return with(failure, text -> UsageWords.masked(text, arguments, takesSecrets));
  }

  private static Failure with(Failure failure, UnaryOperator<String> shown) {
    String sentence = shown.apply(failure.sentence());
    Lines below = failure.below().mapped(shown);
    boolean same = sentence.equals(failure.sentence()) && below.equals(failure.below());
    return same ? failure : new Failure(failure.exit(), sentence, below);
  }

  /** The line of a syntax problem, each character of what may be secret as a dot. */
  public String line(SyntaxProblem problem) {
    MaskedText source = new SourceSecrets(commands, problem.text()).withUnreadPart().hide(known);
    return source.dotted(source.text().lastIndexOf('\n') + 1);
  }

  /** Any other text: a note, an entry of a log. */
  public String text(String text) {
    return known.masked(text);
  }

  /**
   * A secret that is written out in a script.
   *
   * @param what as a sentence begins, such as {@code The value of TOKEN}
   */
  public record Inline(Position where, String what) {}

  /** The first secret that a text shows to whoever can read it. */
  public Optional<Inline> inline(String script) {
    return new InlineSecrets(commands).in(script);
  }

  /** The first word, if it is one of ours or nearly so: a token may have been pasted alone. */
  private String firstWord(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    String first = stripped.substring(0, end);
    return commands.isNearlyCommand(first) ? first : "";
  }
}
