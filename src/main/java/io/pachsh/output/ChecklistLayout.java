package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer.Checklist;
import io.pachsh.output.Answer.Checklist.Item;
import io.pachsh.output.Answer.Checklist.Mark;
import io.pachsh.outside.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checklist for people: mark, name and what was observed in columns, or what was observed beneath
 * its name where the screen is too narrow for that. A command that mends something stays whole.
 *
 * @param width columns of the screen; 0 for no limit
 */
record ChecklistLayout(Checklist checklist, int width, Theme theme) {
  private static final String GAP = "  ";

  /** How far what belongs to an item is indented: behind its mark. */
  private static final String BENEATH = " ".repeat(Mark.PASS.name().length()) + GAP;

  private static final String FIX = "fix: ";

  /** A narrower column is hard to read. */
  private static final int NARROWEST = 36;

  List<String> lines() {
    List<Item> items = checklist.items();
    int names = items.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int alike = skippedAlike(items.subList(i, items.size()));
      Item item = items.get(i);
      if (alike > 2) {
        item(item, "(%d checks)".formatted(alike), names, lines);
        i += alike - 1;
      } else {
        item(item, item.name(), names, lines);
      }
    }
    lines.addAll(wrapped(Sanitiser.quoted(checklist.summary()), "", ""));
    return lines;
  }

  /** How many of these, from the first on, were skipped for one and the same reason. */
  private static int skippedAlike(List<Item> items) {
    Item first = items.get(0);
    return (int)
        items.stream()
            .takeWhile(it -> it.mark() == Mark.SKIP && it.observed().equals(first.observed()))
            .count();
  }

  private void item(Item item, String name, int names, List<String> lines) {
    String mark = styled(item.mark());
    String observed = Sanitiser.quoted(item.observed());
    String column = BENEATH + " ".repeat(names) + GAP;
    if (fits(observed, column)) {
      String padded = name + " ".repeat(Math.max(0, names - name.length()));
      List<String> parts = wrapped(observed, column, column);
      lines.add(mark + GAP + padded + GAP + parts.get(0).substring(column.length()));
      lines.addAll(parts.subList(1, parts.size()));
    } else {
      lines.add(mark + GAP + name);
      lines.addAll(wrapped(observed, BENEATH, BENEATH));
    }
    for (String detail : item.details()) {
      lines.addAll(wrapped(Sanitiser.quoted(detail), BENEATH, BENEATH + GAP));
    }
    item.fixes().forEach(fix -> fix(Sanitiser.quoted(fix), lines));
  }

  /** Whether a text can stand in the column behind that many blanks, without breaking a word. */
  private boolean fits(String text, String column) {
    int left = width - column.length();
    return width == 0
        || DisplayWidth.of(text) <= left
        || (left >= NARROWEST
            && Stream.of(text.split(" ", -1)).allMatch(word -> DisplayWidth.of(word) <= left));
  }

  private void fix(String text, List<String> lines) {
    boolean isSentence = !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    if (isSentence) {
      lines.addAll(wrapped(text, BENEATH + FIX, BENEATH + " ".repeat(FIX.length())));
    } else if (width == 0 || DisplayWidth.of(BENEATH + FIX + text) <= width) {
      lines.add(BENEATH + FIX + text);
    } else {
      lines.add(BENEATH + FIX.strip());
      lines.add((DisplayWidth.of(BENEATH + text) <= width ? BENEATH : "") + text);
    }
  }

  /** The lines of a text, broken between words, each behind its blanks. */
  private List<String> wrapped(String text, String first, String hanging) {
    if (width == 0) {
      return List.of(first + text);
    }
    List<String> parts = Wrap.words(text, Math.max(1, width - hanging.length()));
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      lines.add((lines.isEmpty() ? first : hanging) + part);
    }
    return lines;
  }

  private String styled(Mark mark) {
    Style style =
        switch (mark) {
          case PASS -> Style.SUCCESS;
          case WARN -> Style.WARNING;
          case FAIL -> Style.ERROR;
          case SKIP -> Style.FAINT;
        };
    return style.apply(mark.name(), theme);
  }
}
