package io.pachsh.screen;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Signature;
import io.pachsh.console.Span;
import io.pachsh.console.Style;
import io.pachsh.language.MarkedCommand;
import io.pachsh.language.MarkedSpan;
import io.pachsh.language.Markup;
import io.pachsh.language.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The colours of a line that is being typed: what the language sees in it, and whether the commands
 * know its words. A word is not called wrong while the cursor is still in it.
 */
public final class SyntaxColours {
  private final CommandResolver commands;

  public SyntaxColours(CommandResolver commands) {
    this.commands = commands;
  }

  /** The spans of a text, outer ones before the ones within them. */
  public List<Span> of(String text, int cursor) {
    Markup markup = Markup.of(text);
    List<Span> spans = new ArrayList<>();
    Optional<Span> mistake = Optional.empty();
    for (MarkedCommand command : markup.commands()) {
      Optional<Span> found = words(command, cursor, spans);
      mistake = mistake.or(() -> found);
    }
    for (MarkedSpan markedSpan : markup.marks()) {
      boolean problem = markedSpan.kind() == MarkedSpan.Kind.PROBLEM;
      if (!problem
          || (mistake.isEmpty() && isOutside(cursor, markedSpan.start(), markedSpan.end()))) {
        spans.add(new Span(markedSpan.start(), markedSpan.end(), style(markedSpan.kind())));
      }
    }
    mistake.ifPresent(spans::add);
    return spans;
  }

  private Optional<Span> words(MarkedCommand command, int cursor, List<Span> spans) {
    List<MarkedCommand.Place> places = command.words();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    List<String> known = new ArrayList<>();
    for (MarkedCommand.Place place : places) {
      if (place.literal().isEmpty()) {
        break;
      }
      known.add(place.literal().get());
    }
    if (isProgram(command.kind(), known)) {
      spans.add(new Span(places.get(0).start(), places.get(0).end(), Style.PROGRAM));
      return Optional.empty();
    }
    List<String> own = CommandTree.withoutProgramName(known);
    int skipped = known.size() - own.size();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    CommandTree.Resolution resolution = commands.tree().resolve(own);
    if (resolution instanceof CommandTree.Resolution.Unknown unknown) {
      int depth = unknown.path().isEmpty() ? 0 : unknown.path().split(" ", -1).length;
      paint(places.subList(0, skipped + depth), Style.COMMAND, spans);
      return mistake(places.get(skipped + depth), cursor);
    }
    if (!(resolution instanceof CommandTree.Resolution.Found found)) {
      paint(places.subList(0, known.size()), Style.COMMAND, spans);
      return Optional.empty();
    }
    int name = known.size() - found.arguments().size();
    paint(places.subList(0, name), Style.COMMAND, spans);
    return options(found.entry(), places.subList(name, places.size()), cursor, spans);
  }

  private boolean isProgram(SimpleCommand.Kind kind, List<String> known) {
    return switch (kind) {
      case COMMAND -> false;
      case PROGRAM -> true;
      case PIPED -> !commands.tree().isMeantBy(known);
    };
  }

  /** Paints the options and finds the first one that the command does not have. */
  private Optional<Span> options(
      CommandTree.Entry entry, List<MarkedCommand.Place> words, int cursor, List<Span> spans) {
    if (words.stream().noneMatch(SyntaxColours::isOption)) {
      return Optional.empty(); // Spares making the command for every key of its arguments.
    }
    List<Signature.Option> options = commands.signature(entry).options();
    if (options.isEmpty()) {
      return Optional.empty();
    }
    Optional<Span> mistake = Optional.empty();
    boolean value = false;
    for (MarkedCommand.Place word : words) {
      if (!value && word.literal().filter("--"::equals).isPresent()) {
        return mistake;
      }
      if (value || !isOption(word)) {
        value = false;
        continue;
      }
      String text = word.literal().orElseThrow();
      Optional<Signature.Option> option = option(options, text);
      if (option.isPresent()) {
        int equals = text.indexOf('=');
        int end = equals < 0 ? word.end() : word.start() + equals;
        spans.add(new Span(word.start(), end, Style.OPTION));
        value = option.get().takesValue() && equals < 0;
      } else {
        mistake = mistake.or(() -> mistake(word, cursor));
      }
    }
    return mistake;
  }

  /** The option that a word names; of {@code -qo}, single letters behind one dash, the first. */
  private static Optional<Signature.Option> option(List<Signature.Option> options, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String letter = word.startsWith("--") ? name : word.substring(0, 2);
    return options.stream()
        .filter(option -> option.names().contains(name) || option.names().contains(letter))
        .findFirst();
  }

  private static boolean isOption(MarkedCommand.Place word) {
    String text = word.literal().orElse("");
    return text.length() > 1 && text.charAt(0) == '-' && !Character.isDigit(text.charAt(1));
  }

  private static void paint(List<MarkedCommand.Place> words, Style style, List<Span> spans) {
    words.forEach(word -> spans.add(new Span(word.start(), word.end(), style)));
  }

  private static Optional<Span> mistake(MarkedCommand.Place word, int cursor) {
    return isOutside(cursor, word.start(), word.end())
        ? Optional.of(new Span(word.start(), word.end(), Style.MISTAKE))
        : Optional.empty();
  }

  private static boolean isOutside(int cursor, int start, int end) {
    return cursor < start || cursor > end;
  }

  private static Style style(MarkedSpan.Kind kind) {
    return switch (kind) {
      case COMMENT -> Style.FAINT;
      case OPERATOR, DELIMITER -> Style.OPERATOR;
      case STRING, DOCUMENT -> Style.TEXT;
      case VARIABLE, ASSIGNMENT -> Style.VARIABLE;
      case PROBLEM -> Style.MISTAKE;
    };
  }
}
