package io.pachsh.completion;

import io.pachsh.command.CommandTree;
import io.pachsh.command.Runner;
import io.pachsh.command.Session;
import io.pachsh.command.Signature;
import io.pachsh.console.Completions;
import io.pachsh.console.Offers;
import io.pachsh.language.MarkedCommand;
import io.pachsh.language.Markup;
import io.pachsh.language.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can stand at the cursor of a line: words of commands, options, and values by their kind. It
 * knows from memory; what the memory holds is fetched beside the keyboard.
 */
public final class LineCompletions implements Completions {
  private static final String EXPANDED = "\0";
  private static final Names DELIMITERS =
      Names.of(
          List.of(
              Name.of("EOF", "with $NAME and $(...) replaced"),
              Name.of("'EOF'", "exactly as it is written")));

  private final CommandTree tree;
  private final Runner runner;
  private final Supplier<Kinds> makesKinds;
  private @Nullable Kinds kinds;
  private final LiveNames live;
  private final ProgramNames programs;
  private final Kind variables;

  /** Asks for the kinds at the first Tab, so that a start need not wait for them. */
  public LineCompletions(
      CommandTree tree, Runner runner, Session session, LiveNames live, Supplier<Kinds> kinds) {
    this.tree = tree;
    this.runner = runner;
    this.makesKinds = kinds;
    this.live = live;
    this.programs =
        new ProgramNames(session.variables(), () -> CommandWords.following(tree, List.of()));
    this.variables = new VariableNames(session.variables());
  }

  @Override
  public void begin() {
    live.refresh();
    programs.refresh();
  }

  /** Fetches everything and waits for it, for one who has no keyboard and asks once. */
  public void prepare() {
    begin();
    live.await();
    programs.await();
    kinds().await();
  }

  @Override
  public Offers complete(String text, int cursor) {
    Optional<Spot> spot = Markup.of(text.substring(0, cursor)).spot();
    if (spot.isEmpty() || spot.orElseThrow().typed().isEmpty()) {
      return Offers.none(cursor);
    }
    return new Caret(text, cursor, spot.orElseThrow()).offers(this::choice);
  }

  /** What help calls the values of which nothing is known, so that nothing is offered for them. */
  public SortedSet<String> labelsOfNoKind() {
    SortedSet<String> labels = new TreeSet<>();
    for (CommandTree.Entry entry : tree.entries()) {
      Signature signature = runner.signature(entry);
      signature.arguments().stream()
          .filter(argument -> argument.values().isEmpty())
          .forEach(argument -> labels.addAll(List.of(argument.label().split(" ", -1))));
      signature.options().stream()
          .filter(option -> option.takesValue() && option.values().isEmpty())
          .forEach(option -> labels.add(option.label()));
    }
    labels.removeAll(kinds().labels());
    return labels;
  }

  private Kinds kinds() {
    if (kinds == null) {
      kinds = makesKinds.get();
    }
    return kinds;
  }

  private Choice choice(Caret caret) {
    Spot spot = caret.spot();
    Asked asked = new Asked(caret.typed(), "", List.of(), Map.of());
    return switch (spot.kind()) {
      case WORD -> word(caret);
      case PROGRAM -> program(spot, asked);
      case PIPED -> piped(caret, asked);
      case FILE -> kinds().files().choice(asked);
      case VARIABLE, BRACED -> variables.choice(asked);
      case DELIMITER -> Choice.of(DELIMITERS);
      case CLOSING -> Choice.of(Names.of(List.of(Name.of(caret.typed(), "ends the text"))));
    };
  }

  private Choice program(Spot spot, Asked asked) {
    return spot.before().isEmpty() ? Choice.of(programs.names()) : kinds().files().choice(asked);
  }

  /** Behind a {@code |} a command and a program can stand. */
  private Choice piped(Caret caret, Asked asked) {
    List<String> before = texts(caret.spot().before());
    if (before.isEmpty()) {
      return Choice.of(programs.piped(caret.typed()));
    }
    return tree.isMeantBy(before) ? word(caret) : program(caret.spot(), asked);
  }

  private Choice word(Caret caret) {
    List<String> before = texts(caret.spot().before());
    List<String> own = Runner.withoutProgramName(before);
    List<Name> words = CommandWords.following(tree, own);
    return words.isEmpty() && tree.resolve(own) instanceof CommandTree.Resolution.Found found
        ? ofCommand(found, caret)
        : Choice.of(Names.of(words));
  }

  private Choice ofCommand(CommandTree.Resolution.Found found, Caret caret) {
    Slots slots = new Slots(runner.signature(found.entry()));
    found.arguments().forEach(slots::take);
    String typed = caret.typed();
    Map<String, String> values = values(found, caret);
    Asked asked = new Asked(typed, found.entry().path(), slots.arguments(), values);
    if (slots.awaiting().isPresent()) {
      return value(slots.awaiting().orElseThrow(), asked);
    }
    int equals = typed.indexOf('=');
    Optional<Signature.Option> named =
        equals < 0 ? Optional.empty() : slots.option(typed.substring(0, equals));
    if (slots.mayHaveOptions() && named.isPresent()) {
      return value(named.orElseThrow(), asked.with(typed.substring(equals + 1))).behind(equals + 1);
    }
    if (slots.mayHaveOptions() && typed.startsWith("-")) {
      return Choice.of(options(slots));
    }
    Slots.Slot next = slots.next();
    boolean anything = !next.equals(Slots.Slot.NONE);
    return anything || !typed.isEmpty() || !slots.mayHaveOptions()
        ? of(next.label(), next.values(), asked)
        : Choice.of(options(slots));
  }

  /** What the whole line says, also behind the cursor. */
  private Map<String, String> values(CommandTree.Resolution.Found found, Caret caret) {
    Slots whole = new Slots(runner.signature(found.entry()));
    found.arguments().forEach(whole::take);
    List<String> behind = texts(caret.behind());
    if (!behind.isEmpty()) {
      whole.take(caret.typed().isEmpty() ? EXPANDED : caret.typed());
      behind.forEach(whole::take);
    }
    return whole.values();
  }

  private Choice value(Signature.Option option, Asked asked) {
    return of(option.label(), option.values(), asked);
  }

  private Choice of(String label, List<String> fixed, Asked asked) {
    if (!fixed.isEmpty()) {
      return Choice.of(Names.of(fixed.stream().map(value -> Name.of(value, "")).toList()));
    }
    return kinds().of(label).map(kind -> kind.choice(asked)).orElse(Choice.NOTHING);
  }

  /** Options by their long names; by their short ones where there is no other. */
  private static Names options(Slots slots) {
    List<Name> names = new ArrayList<>();
    for (Signature.Option option : slots.optionsLeft()) {
      boolean any = option.names().stream().anyMatch(name -> name.startsWith("--"));
      for (String name : option.names()) {
        if (name.startsWith("--") || !any) {
          names.add(Name.of(name, option.description()));
        }
      }
    }
    return Names.of(names);
  }

  /** The words; for one with an expansion, a text that is none. */
  private static List<String> texts(List<MarkedCommand.Place> words) {
    return words.stream().map(word -> word.literal().orElse(EXPANDED)).toList();
  }
}
