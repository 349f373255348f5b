package io.pachsh.console;

import java.io.IOError;
import java.time.Instant;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** A keyboard with line editing, completion, recall and bracketed paste. */
final class EditingKeyboard implements HiddenKeyboard {
  private static final Character NOTHING = '\0';

  /** Beyond this many characters JLine gives up colours and named prompts; it would at 1,000. */
  private static final int LONGEST_COLOURED = 200_000;

  private final EscapingLineReader reader;
  private final EditedLine edited;
  private final LineEntry entry;
  private final Suspension suspension;
  private final GreySuggestion grey;
  private final FirstCharacter firstCharacter;
  private final InterruptKey interruptKey;
  private final Recall recall = new Recall();
  private final SuggestedLines suggested = new SuggestedLines();
  private EditingPreferences preferences = EditingPreferences.PLAIN;

  EditingKeyboard(Terminal terminal, Syntax syntax, Completions completions, EditedLine edited) {
    this.edited = edited;
    firstCharacter =
        new FirstCharacter(
            new SpanHighlighter(syntax, () -> preferences.theme().get()), completions::begin);
    reader = new EscapingLineReader(terminal, suggested);
    reader.setHistory(recall);
    reader.setParser(new SyntaxParser(syntax, completions));
    reader.setHighlighter(firstCharacter);
    reader.setCompleter(new SuggestionCompleter());
    reader.setCompletionMatcher(new OfferedMatcher());
    configure(reader);
    entry = new LineEntry(reader, syntax);
    grey = new GreySuggestion(reader);
    suspension = new Suspension(reader);
    interruptKey = new InterruptKey(reader);
  }

  @Override
  public Input readLine(String prompt) {
    return read(prompt, null);
  }

  @Override
  public Input readHidden(String prompt) {
    return read(prompt, NOTHING);
  }

  @Override
  public void follow(EditingPreferences followed) {
    preferences = followed;
  }

  @Override
  public void remember(String line) {
    recall.remember(line);
  }

  @Override
  public void suggest(String line, boolean wanted) {
    suggested.put(line, wanted);
  }

  private static void configure(LineReader reader) {
    reader
        // A '!' begins a program, not an event of the history.
        .option(Option.DISABLE_EVENT_EXPANSION, true)
        .option(Option.INSERT_TAB, false)
        .option(Option.BRACKETED_PASTE, true)
        .option(Option.AUTO_FRESH_LINE, true)
        .option(Option.GROUP, true)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ")
        .variable(LineReader.FEATURES_MAX_BUFFER_SIZE, LONGEST_COLOURED)
        .variable(LineReader.BELL_STYLE, "none")
        // The list says everything without colour, so that NO_COLOR needs no second set.
        .variable(LineReader.COMPLETION_STYLE_STARTING, "bold")
        .variable(LineReader.COMPLETION_STYLE_LIST_STARTING, "bold")
        .variable(LineReader.COMPLETION_STYLE_GROUP, "underline")
        .variable(LineReader.COMPLETION_STYLE_LIST_GROUP, "underline")
        .variable(LineReader.COMPLETION_STYLE_BACKGROUND, "")
        .variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "");
  }

  private Input read(String prompt, @Nullable Character mask) {
    String map = preferences.keys().get() == Keys.VI ? LineReader.VIINS : LineReader.EMACS;
    reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(map));
    entry.begin();
    firstCharacter.begin();
    grey.begin(
        mask == null
            && preferences.suggestions().getAsBoolean()
            && preferences.theme().get() != Theme.PLAIN);
    suspension.begin();
    interruptKey.begin();
    edited.begin();
    try {
      String shown = prompt.replace("%", "%%");
      return new Input.Line(
          mask == null ? reader.readShown(shown) : reader.readLine(shown, mask), entry.pasted());
    } catch (UserInterruptException e) {
      interruptKey.settle();
      return new Input.Interrupt(mask == null ? e.getPartialLine() : "");
    } catch (EndOfFileException | IOError e) {
      return new Input.End();
    } finally {
      edited.end();
    }
  }

  /** What the arrow keys bring back: only what the shell chose, never every accepted line. */
  private static final class Recall extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {}

    void remember(String line) {
      super.add(Instant.EPOCH, line);
    }
  }

  /** Passes colours through, and tells when a line has got its first character. */
  private static final class FirstCharacter implements Highlighter {
    private final Highlighter colours;
    private final Runnable told;
    private boolean awaited;

    FirstCharacter(Highlighter colours, Runnable told) {
      this.colours = colours;
      this.told = told;
    }

    /** A new line begins. */
    void begin() {
      awaited = true;
    }

    /** A key does not fail for what is told. */
    private void tell() {
      try {
        told.run();
      } catch (RuntimeException e) {
        System.getLogger("io.pachsh.console").log(System.Logger.Level.WARNING, "not prepared", e);
      }
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
      if (awaited && !text.isEmpty()) {
        awaited = false;
        tell();
      }
      return colours.highlight(reader, text);
    }
  }
}
