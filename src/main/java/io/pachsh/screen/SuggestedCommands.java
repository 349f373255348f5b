package io.pachsh.screen;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;

/**
 * The commands that messages suggest, as whoever reads them can run them. A command between single
 * quotes, or on a line of its own, that acts on the context at hand gets {@code --context NAME}
 * where the line that runs would not find that context again without it: because it, or a line
 * around it, chose it by that option, or because the run chose it and ends. Whatever shows a
 * sentence passes it through here, so that no sentence can forget it.
 */
public final class SuggestedCommands {
  private static final String OPTION = "--context";
  private static final String COMMAND = "command";

  private final CommandTree tree;
  private final Session session;
  private final boolean goesOn;

  /** The lines that run, the innermost first. Notes of work beside a line are about it, too. */
  private final Deque<List<String>> running = new ConcurrentLinkedDeque<>();

  /** {@code goesOn} says whether the reader types the next command in this session. */
  public SuggestedCommands(CommandTree tree, Session session, boolean goesOn) {
    this.tree = tree;
    this.session = session;
    this.goesOn = goesOn;
  }

  public void begin(List<String> words) {
    running.push(words);
  }

  public void end() {
    running.pop();
  }

  /** The line that runs acts on that context, as if it named it. */
  public void actOn(String context) {
    List<String> words = new ArrayList<>(running.pop());
    int end = words.indexOf("--");
    words.add(end < 0 ? words.size() : end, OPTION + "=" + context);
    running.push(List.copyOf(words));
  }

  /** A line beside the answer, such as a note, whose commands can be run as they stand. */
  public String in(String line) {
    String alone = inAlone(line);
    return alone.equals(line) ? quotedIn(line) : alone;
  }

  private String quotedIn(String text) {
    return text.indexOf('\'') < 0
        ? text
        : context().map(name -> completed(text, name)).orElse(text);
  }

  /** A failure whose commands can be run as they stand. */
  public Failure in(Failure failure) {
    // What a usage error says of the line names commands and suggests none; its hint does.
    UnaryOperator<String> first = failure.exit() == Exit.USAGE ? text -> text : this::quotedIn;
    String sentence = first.apply(failure.sentence());
    Lines below = failure.below().mapped(this::in, this::inAlone);
    return sentence.equals(failure.sentence()) && below.equals(failure.below())
        ? failure
        : new Failure(failure.exit(), sentence, below);
  }

  /** An answer whose sentences' commands can be run as they stand; documents stay as they are. */
  public Answer in(Answer answer) {
    if (answer instanceof Answer.Checklist checklist) {
      return new Answer.Checklist(
          checklist.head(), checklist.items().stream().map(this::in).toList(), checklist.summary());
    }
    return answer instanceof Answer.One one && !one.isPage() ? in(one) : answer;
  }

  private Answer.One in(Answer.One one) {
    List<String> lines = new ArrayList<>(one.lines());
    lines.subList(0, one.prose()).replaceAll(this::inSentence);
    return new Answer.One(in(one.fields()), lines, one.prose());
  }

  private Answer.Checklist.Item in(Answer.Checklist.Item item) {
    return new Answer.Checklist.Item(
        item.name(),
        item.question(),
        item.mark(),
        quotedIn(item.observed()),
        item.details(),
        item.fixes().stream().map(this::in).toList());
  }

  /** The same for programs, which find a command to run in a field of that name. */
  private Fields in(Fields fields) {
    return fields.values().get(COMMAND) instanceof String command
        ? fields.with(COMMAND, inAlone(command))
        : fields;
  }

  private String inSentence(String line) {
    boolean isSentence =
        !line.isEmpty() && (Character.isUpperCase(line.charAt(0)) || line.startsWith(Streams.NOTE));
    return isSentence ? quotedIn(line) : inAlone(line);
  }

  /** A line that may be a command as a whole, to be copied. */
  private String inAlone(String line) {
    String command = line.strip();
    boolean hasWords = command.indexOf(' ') > 0 && Character.isLowerCase(command.charAt(0));
    return hasWords ? context().map(name -> part(line, name)).orElse(line) : line;
  }

  /** The context that a suggested command has to name. */
  private Optional<String> context() {
    List<String> line = line();
    Optional<String> chosen = option(line);
    return chosen.isPresent() ? chosen : session.contextToName(goesOn);
  }

  private List<String> line() {
    List<String> innermost = running.peek();
    return innermost == null ? List.of() : innermost;
  }

  private Optional<String> option(List<String> line) {
    for (int i = 0; i < line.size() && !line.get(i).equals("--"); i++) {
      if (line.get(i).startsWith(OPTION + "=")) {
        return Optional.of(line.get(i).substring(OPTION.length() + 1));
      }
      if (line.get(i).equals(OPTION) && i + 1 < line.size()) {
        return Optional.of(line.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private String completed(String text, String context) {
    if (isAboutValues(text)) {
      return text;
    }
    StringBuilder completed = new StringBuilder(text.length() + 32);
    int at = 0;
    for (int open = text.indexOf('\''); open >= 0; open = text.indexOf('\'', at)) {
      int close = opens(text, open) ? closing(text, open) : -1;
      int end = close < 0 ? open + 1 : close;
      completed.append(text, at, open + 1);
      if (close >= 0) {
        completed.append(command(text.substring(open + 1, close), context)).append('\'');
        end = close + 1;
      }
      at = end;
    }
    return completed.append(text, at, text.length()).toString();
  }

  /** Whether a text corrects a value of a command, which may look like a command itself. */
  private boolean isAboutValues(String text) {
    return text.startsWith("Did you mean ")
        && tree.resolve(line()) instanceof CommandTree.Resolution.Found;
  }

  private static boolean opens(String text, int at) {
    return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  /** Where what is quoted ends, which may hold words in quotes itself; -1 when it does not. */
  private static int closing(String text, int open) {
    for (int at = open + 1; at < text.length(); at++) {
      if (text.charAt(at) != '\'') {
        continue;
      }
      if (Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == '=') {
        at = text.indexOf('\'', at + 1);
        if (at < 0) {
          return -1;
        }
      } else if (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))) {
        return at;
      }
    }
    return -1;
  }

  private String command(String quoted, String context) {
    if (isValue(quoted)) {
      return quoted;
    }
    StringBuilder line = new StringBuilder();
    int from = 0;
    for (int at = separator(quoted, 0); at >= 0; at = separator(quoted, from)) {
      line.append(part(quoted.substring(from, at), context));
      from = at;
      while (from < quoted.length() && "|&;".indexOf(quoted.charAt(from)) >= 0) {
        line.append(quoted.charAt(from++));
      }
    }
    return line.append(part(quoted.substring(from), context)).toString();
  }

  /** Whether a single word is a name that the line, or a context, brought into the sentence. */
  private boolean isValue(String word) {
    if (word.indexOf(' ') >= 0) {
      return false;
    }
    List<String> line = line();
    boolean isArgument =
        tree.resolve(line) instanceof CommandTree.Resolution.Found found
            && found.arguments().stream()
                .anyMatch(each -> each.equals(word) || each.endsWith("=" + word));
    return isArgument || session.contextNames().contains(word);
  }

  private String part(String text, String context) {
    String command = text.stripTrailing();
    List<String> words = List.of(command.strip().split(" +", -1));
    boolean isOurs = words.get(0).equals("pachsh");
    List<String> own = isOurs ? words.subList(1, words.size()) : words;
    boolean takes =
        tree.resolve(own) instanceof CommandTree.Resolution.Found found
            && found.entry().actsOnContext()
            && found.arguments().stream()
                .noneMatch(
                    word -> word.startsWith(OPTION) || word.equals(QuotedWord.word(context)));
    if (!takes) {
      return text;
    }
    int end = redirection(command);
    // An option at the end may want a value that the sentence leaves to the reader.
    int last = command.lastIndexOf(' ', end - 1);
    boolean isOpen = command.startsWith(" -", last) && command.indexOf('=', last) < 0;
    end = isOpen ? last : end;
    return command.substring(0, end)
        + " "
        + OPTION
        + " "
        + QuotedWord.within(context)
        + text.substring(end);
  }

  /** Where the first redirection begins, with the blank before it, or the end. */
  private static int redirection(String command) {
    int at = outsideQuotes(command, 0, "<>");
    return at > 0 && command.charAt(at - 1) == ' ' ? at - 1 : command.length();
  }

  private static int separator(String line, int from) {
    return outsideQuotes(line, from, "|&;");
  }

  private static int outsideQuotes(String line, int from, String wanted) {
    char quote = 0;
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (wanted.indexOf(c) >= 0) {
        return at;
      }
    }
    return -1;
  }
}
