package io.pachsh.redaction;

import io.pachsh.language.MarkedCommand;
import io.pachsh.language.Markup;
import io.pachsh.language.Part;
import io.pachsh.language.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is secret in the source of command lines, as the parser sees it. */
final class SourceSecrets {
  private static final Pattern TOKEN = Pattern.compile("[^\\s;|&<>()]+");

  private final CommandSecrets commands;
  private final MaskedText text;
  private final Markup markup;
  private final List<String> secrets = new ArrayList<>();

  /** The command at the end of what could be read, if its words do not name one that is known. */
  private boolean isUnresolved;

  private boolean takesSecrets;

  SourceSecrets(CommandSecrets commands, String source) {
    this.commands = commands;
    String unmarked = source.startsWith("\uFEFF") ? " " + source.substring(1) : source;
    this.text = new MaskedText(unmarked.replace("\r\n", "\n"));
    this.markup = Markup.of(text.text());
    markup.commands().forEach(this::command);
    printed();
    markup.defaults().forEach(this::assigned);
    secrets.forEach(text::hideWord);
  }

  /** Whether there are words that name no command, so that anything of them may be secret. */
  boolean isUnresolved() {
    return isUnresolved;
  }

  /** The text with its secrets hidden and its here-documents left out. */
  MaskedText withoutDocuments() {
    markup.documents().forEach(body -> text.leaveOut(body.start(), body.end()));
    return text;
  }

  /**
   * The text with its secrets hidden, among them those in what the parser could not read: a text
   * that is wrong is wrong from some place on.
   */
  MaskedText withUnreadPart() {
    if (takesSecrets) {
      markup.documents().forEach(body -> text.hide(body.start(), body.end()));
    }
    int read = read();
    String rest = text.text().substring(read);
    int value = SecretNames.firstValueIn(rest);
    if (value >= 0) {
      text.hide(read + value, text.text().length());
    }
    if (takesSecrets) {
      text.hide(read, text.text().length());
    }
    hideBehindCommand(rest, read);
    return text;
  }

  private void command(MarkedCommand command) {
    command.assignments().forEach(this::assigned);
    List<MarkedCommand.Place> places = command.words();
    places.forEach(this::named);
    if (command.kind() == SimpleCommand.Kind.PROGRAM || places.isEmpty()) {
      return;
    }
    List<String> words = words(command);
    Optional<CommandSecrets.Declaration> declared = commands.of(words);
    if (declared.isEmpty()
        && command.kind() == SimpleCommand.Kind.PIPED
        && commands.wordsOfName(words) == 0) {
      return; // A program of the operating system.
    }
    if (declared.isEmpty()) {
      isUnresolved = true;
      int shown = commands.wordsOfName(words);
      takesSecrets |= shown > 0;
      places.stream().skip(Math.max(1, shown)).forEach(place -> hide(place, Secrecy.SECRET));
      return;
    }
    takesSecrets |= declared.get().takesSecrets();
    for (int i = 0; i < places.size(); i++) {
      hide(places.get(i), declared.get().words().get(i));
    }
  }

  /**
   * Hides what is printed for a command that takes a secret by a pipe. What stands between the two
   * is part of the same pipe, or is captured in it.
   */
  private void printed() {
    List<MarkedCommand> all = markup.commands();
    for (int reader = 0; reader < all.size(); reader++) {
      boolean takes =
          all.get(reader).kind() == SimpleCommand.Kind.PIPED
              && commands
                  .of(words(all.get(reader)))
                  .filter(CommandSecrets.Declaration::takesSecrets)
                  .isPresent();
      boolean within = takes;
      for (int i = reader - 1; i >= 0 && within; i--) {
        List<MarkedCommand.Place> places = all.get(i).words();
        if (!places.isEmpty()
            && places.get(0).literal().filter(PipedSecrets::isPrinter).isPresent()) {
          places.stream().skip(1).forEach(place -> hide(place, Secrecy.SECRET));
        }
        within = all.get(i).kind() == SimpleCommand.Kind.PIPED;
      }
    }
  }

  private static List<String> words(MarkedCommand command) {
    return command.words().stream().map(place -> CommandSecrets.skeleton(place.word())).toList();
  }

  private void hide(MarkedCommand.Place place, Secrecy secrecy) {
    String skeleton = CommandSecrets.skeleton(place.word());
    int equals = secrecy == Secrecy.NAME_ALONE ? skeleton.indexOf('=') : -1;
    String value = skeleton.substring(equals + 1);
    if (secrecy == Secrecy.OPEN || value.replace(CommandSecrets.EXPANSION, "").isEmpty()) {
      return; // An expansion is no secret; what it stands for is known by its value.
    }
    int start = equals < 0 ? place.start() : text.text().indexOf('=', place.start()) + 1;
    hideWithinQuotes(start, place.end());
    if (!value.contains(CommandSecrets.EXPANSION)) {
      secrets.add(value);
    }
  }

  /** Quotes around the whole of a secret stay. */
  private void hideWithinQuotes(int start, int end) {
    if (start >= end) {
      return;
    }
    char first = text.text().charAt(start);
    boolean quoted =
        end - start >= 2
            && (first == '\'' || first == '"')
            && text.text().indexOf(first, start + 1) == end - 1;
    text.hide(quoted ? start + 1 : start, quoted ? end - 1 : end);
  }

  /** A word such as {@code --client-secret=value} says by its name that a secret follows. */
  private void named(MarkedCommand.Place place) {
    int value = SecretNames.valueStart(text.text().substring(place.start(), place.end()));
    if (value >= 0 && !isReference(place.word().parts().stream().skip(1).toList(), place, value)) {
      hideWithinQuotes(place.start() + value, place.end());
    }
  }

  private void assigned(MarkedCommand.AssignedValue value) {
    List<Part> parts = value.value().parts().stream().filter(part -> !isEmpty(part)).toList();
    boolean reference = !parts.isEmpty() && parts.stream().allMatch(SourceSecrets::isVariable);
    if (SecretNames.isSecret(value.name()) && !reference) {
      text.hide(value.start(), value.end());
    }
  }

  /** Whether a value only names variables. */
  private boolean isReference(List<Part> behindName, MarkedCommand.Place place, int value) {
    String name = text.text().substring(place.start(), place.start() + value);
    Part first = place.word().parts().get(0);
    boolean nameAlone = first instanceof Part.Literal literal && literal.text().equals(name);
    return nameAlone
        && !behindName.isEmpty()
        && behindName.stream().allMatch(part -> isEmpty(part) || isVariable(part));
  }

  private static boolean isVariable(Part part) {
    return part instanceof Part.Variable variable && variable.form() == Part.Variable.Form.PLAIN;
  }

  private static boolean isEmpty(Part part) {
    return part instanceof Part.Literal literal && literal.text().isEmpty();
  }

  /** Up to where the parser came with whole words. */
  private int read() {
    int end = 0;
    for (MarkedCommand command : markup.commands()) {
      for (MarkedCommand.Place place : command.words()) {
        end = Math.max(end, place.end());
      }
      for (MarkedCommand.AssignedValue value : command.assignments()) {
        end = Math.max(end, value.end());
      }
    }
    return end;
  }

  /** Where the rest holds the name of a command that takes secrets, all behind it may be one. */
  private void hideBehindCommand(String rest, int offset) {
    List<Integer> ends = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(rest);
    while (token.find()) {
      words.add(token.group());
      ends.add(token.end());
    }
    for (int i = 0; i < words.size(); i++) {
      List<String> from = words.subList(i, words.size());
      int name = commands.wordsOfName(from);
      if (name > 0 && commands.of(from).map(it -> it.takesSecrets()).orElse(true)) {
        text.hide(offset + ends.get(i + name - 1), text.text().length());
        return;
      }
    }
  }
}
