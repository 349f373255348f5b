package io.pachsh.cli.tutorial;

import io.pachsh.cli.tutorial.TutorialCommands.Look;
import io.pachsh.console.Style;
import io.pachsh.output.Answer;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import io.pachsh.output.Wrap;
import io.pachsh.tutorial.Passage;
import io.pachsh.tutorial.Step;
import java.io.PrintStream;

/** Where the reader reads: the page itself and what is said about the reader's steps. */
final class PageView {
  private static final String BELOW = "  ";

  private final PrintStream out;
  private final Look look;

  PageView(PrintStream out, Look look) {
    this.out = out;
    this.look = look;
  }

  PrintStream out() {
    return out;
  }

  void passage(Passage passage) {
    show(passage.shown(look.columns().getAsInt(), look.theme().get()));
  }

  void step(Step step) {
    String lead = step.lead().shown(look.columns().getAsInt(), look.theme().get());
    show(lead.isEmpty() ? "" : lead + "\n");
    show(step.shownCommands(look.theme().get()) + "\n");
  }

  void blank() {
    show("\n");
  }

  void table(Answer.Many table) {
    Renderer renderer = new Renderer(look.columns().getAsInt(), look.theme().get());
    show(renderer.render(table, Format.TABLE));
  }

  /** Something about the walk itself, which may be overlooked. */
  void note(String sentences) {
    lines(sentences, Style.FAINT);
  }

  /** Something that the reader has reached. */
  void praise(String sentences) {
    lines(sentences, Style.SUCCESS);
  }

  /** Something that did not go as the page says: a sentence, and details below it. */
  void warn(String sentence, Iterable<String> details) {
    lines(sentence, Style.WARNING);
    for (String detail : details) {
      for (String line : Wrap.words(detail, look.columns().getAsInt() - BELOW.length())) {
        show(BELOW + line + "\n");
      }
    }
  }

  private void lines(String words, Style style) {
    for (String line : Wrap.words(words, look.columns().getAsInt())) {
      show(style.apply(line, look.theme().get()) + "\n");
    }
  }

  private void show(String text) {
    out.print(text);
    out.flush();
  }
}
