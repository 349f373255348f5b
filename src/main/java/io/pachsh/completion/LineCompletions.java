package io.pachsh.completion;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Signature;
import io.pachsh.console.CompletionResult;
import io.pachsh.console.Completions;
import io.pachsh.language.CursorContext;
import io.pachsh.language.MarkedCommand;
import io.pachsh.language.Markup;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final String CONTEXT = "--context";
  private static final NameIndex DELIMITERS =
      NameIndex.of(
          List.of(
              Name.of("EOF", "with $NAME and $(...) replaced"),
              Name.of("'EOF'", "exactly as it is written")));

  private final CommandTree tree;
  private final CommandResolver commands;
  private final Session session;
  private final Supplier<ValueCompleters> makesKinds;
  private @Nullable ValueCompleters valueCompleters;
  private final LiveNames live;
  private final ProgramNames programs;
  private final ValueCompleter variables;

  /** Asks for the kinds at the first Tab, so that a start need not wait for them. */
  public LineCompletions(
      CommandResolver commands, Session session, LiveNames live, Supplier<ValueCompleters> kinds) {
    this.tree = commands.tree();
    this.commands = commands;
    this.session = session;
    this.makesKinds = kinds;
    this.live = live;
    this.programs =
        new ProgramNames(session.variables(), () -> CommandWords.following(tree, List.of()));
    this.variables = new SessionVariables(session.variables());
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
  public CompletionResult complete(String text, int cursor) {
    Optional<CursorContext> spot = Markup.of(text.substring(0, cursor)).spot();
    if (spot.isEmpty() || spot.orElseThrow().typed().isEmpty()) {
      return CompletionResult.none(cursor);
    }
    return new CursorText(text, cursor, spot.orElseThrow()).offers(this::choice);
  }

  /** What help calls the values of which nothing is known, so that nothing is offered for them. */
  public SortedSet<String> labelsOfNoKind() {
    SortedSet<String> labels = new TreeSet<>();
    for (CommandTree.Entry entry : tree.entries()) {
      Signature signature = commands.signature(entry);
      signature.arguments().stream()
          .filter(argument -> argument.values().isEmpty())
          .forEach(argument -> labels.addAll(argument.labels()));
      signature.options().stream()
          .filter(option -> option.takesValue() && option.values().isEmpty())
          .forEach(option -> labels.add(option.label()));
    }
    labels.removeAll(kinds().labels());
    return labels;
  }

  private ValueCompleters kinds() {
    if (valueCompleters == null) {
      valueCompleters = makesKinds.get();
    }
    return valueCompleters;
  }

  private Candidates choice(CursorText cursorText) {
    CursorContext cursorContext = cursorText.cursorContext();
    CompletionRequest request = new CompletionRequest(cursorText.typed(), "", List.of(), Map.of());
    return switch (cursorContext.kind()) {
      case WORD -> word(cursorText);
      case PROGRAM -> program(cursorContext, request);
      case PIPED -> piped(cursorText, request);
      case FILE -> kinds().files().choice(request);
      case VARIABLE, BRACED -> variables.choice(request);
      case DELIMITER -> Candidates.of(DELIMITERS);
      case CLOSING ->
          Candidates.of(NameIndex.of(List.of(Name.of(cursorText.typed(), "ends the text"))));
    };
  }

  private Candidates program(CursorContext cursorContext, CompletionRequest request) {
    return cursorContext.before().isEmpty()
        ? Candidates.of(programs.names())
        : kinds().files().choice(request);
  }

  /** Behind a {@code |} a command and a program can stand. */
  private Candidates piped(CursorText cursorText, CompletionRequest request) {
    List<String> before = texts(cursorText.cursorContext().before());
    if (before.isEmpty()) {
      return Candidates.of(programs.piped(cursorText.typed()));
    }
    return tree.isMeantBy(before) ? word(cursorText) : program(cursorText.cursorContext(), request);
  }

  private Candidates word(CursorText cursorText) {
    List<String> before = texts(cursorText.cursorContext().before());
    List<String> own = CommandTree.withoutProgramName(before);
    List<Name> words = CommandWords.following(tree, own);
    return words.isEmpty() && tree.resolve(own) instanceof CommandTree.Resolution.Found found
        ? ofCommand(found, cursorText)
        : Candidates.of(NameIndex.of(words));
  }

  private Candidates ofCommand(CommandTree.Resolution.Found found, CursorText cursorText) {
    Slots slots = new Slots(commands.signature(found.entry()));
    found.arguments().forEach(slots::take);
    String typed = cursorText.typed();
    Map<String, String> values = onContext(found.entry(), values(found, cursorText));
    CompletionRequest request =
        new CompletionRequest(typed, found.entry().path(), slots.arguments(), values);
    if (slots.awaiting().isPresent()) {
      return value(slots.awaiting().orElseThrow(), request);
    }
    int equals = typed.indexOf('=');
    Optional<Signature.Option> named =
        equals < 0 ? Optional.empty() : slots.option(typed.substring(0, equals));
    if (slots.mayHaveOptions() && named.isPresent()) {
      return value(named.orElseThrow(), request.with(typed.substring(equals + 1)))
          .behind(equals + 1);
    }
    if (slots.mayHaveOptions() && typed.startsWith("-")) {
      return Candidates.of(options(slots));
    }
    Slots.Slot next = slots.next();
    boolean anything = !next.equals(Slots.Slot.NONE);
    return anything || !typed.isEmpty() || !slots.mayHaveOptions()
        ? of(next.label(), next.values(), request)
        : Candidates.of(options(slots));
  }

  /** What a line says, and the enterprise context, if that is what its command acts on. */
  private Map<String, String> onContext(CommandTree.Entry entry, Map<String, String> said) {
    if (entry.reach() != CommandTree.Reach.ENTERPRISE_CONTEXT || said.containsKey(CONTEXT)) {
      return said;
    }
    String name = session.enterpriseContextName();
    if (name.equals(session.contextName())) {
      return said;
    }
    Map<String, String> more = new HashMap<>(said);
    more.put(CONTEXT, name);
    return more;
  }

  /** What the whole line says, also behind the cursor. */
  private Map<String, String> values(CommandTree.Resolution.Found found, CursorText cursorText) {
    Slots whole = new Slots(commands.signature(found.entry()));
    found.arguments().forEach(whole::take);
    List<String> behind = texts(cursorText.behind());
    if (!behind.isEmpty()) {
      whole.take(cursorText.typed().isEmpty() ? EXPANDED : cursorText.typed());
      behind.forEach(whole::take);
    }
    return whole.values();
  }

  private Candidates value(Signature.Option option, CompletionRequest request) {
    return of(option.label(), option.values(), request);
  }

  private Candidates of(String label, List<String> fixed, CompletionRequest request) {
    if (!fixed.isEmpty()) {
      return Candidates.of(NameIndex.of(fixed.stream().map(value -> Name.of(value, "")).toList()));
    }
    return kinds()
        .of(label)
        .map(valueCompleter -> valueCompleter.choice(request))
        .orElse(Candidates.NOTHING);
  }

  /** Options by their long names; by their short ones where there is no other. */
  private static NameIndex options(Slots slots) {
    List<Name> names = new ArrayList<>();
    for (Signature.Option option : slots.optionsLeft()) {
      boolean any = option.names().stream().anyMatch(name -> name.startsWith("--"));
      for (String name : option.names()) {
        if (name.startsWith("--") || !any) {
          names.add(Name.of(name, option.description()));
        }
      }
    }
    return NameIndex.of(names);
  }

  /** The words; for one with an expansion, a text that is none. */
  private static List<String> texts(List<MarkedCommand.Place> words) {
    return words.stream().map(word -> word.literal().orElse(EXPANDED)).toList();
  }
}
