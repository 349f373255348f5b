package io.pachsh.output;

import io.pachsh.failure.Exit;
import io.pachsh.secret.Secret;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a command computed, before anybody decides how it is shown. People read the sentence or the
 * table; {@code -o json|yaml|csv|name} shows the fields.
 */
public sealed interface Answer {
  /** Success that needs no word. */
  record Nothing() implements Answer {}

  /**
   * One thing. {@code lines} are what people read; the first field is its name.
   *
   * @param prose how many of the lines, from the first, are broken between words where the screen
   *     is narrow; the others stand as they are
   */
  record One(Fields fields, List<String> lines, int prose) implements Answer {
    public One {
      lines = List.copyOf(lines);
    }

    /** One thing whose lines are broken between words where the screen is narrow. */
    public One(Fields fields, List<String> lines) {
      this(fields, lines, lines.size());
    }

    /** Whether all lines stand as they are. */
    public boolean isPage() {
      return prose == 0 && !lines.isEmpty();
    }
  }

  /**
   * What was checked, one item below the other, each with a mark in front.
   *
   * @param head what programs get besides the items
   * @param summary the last line for people
   */
  record Checklist(Fields head, List<Item> items, String summary) implements Answer {
    public Checklist {
      items = List.copyOf(items);
    }

    /** How a check ended. */
    public enum Mark {
      PASS,
      WARN,
      FAIL,
      /** It was not made. */
      SKIP
    }

    /**
     * One check.
     *
     * @param question what was to be found out
     * @param details lines that belong to what was observed
     * @param fixes commands as they are typed, or sentences
     */
    public record Item(
        String name,
        String question,
        Mark mark,
        String observed,
        List<String> details,
        List<String> fixes) {
      public Item {
        details = List.copyOf(details);
        fixes = List.copyOf(fixes);
      }

      private Fields fields() {
        return Fields.of("check", name)
            .with("status", mark.name().toLowerCase(Locale.ROOT))
            .with("question", question)
            .with("observed", observed)
            .with("details", details)
            .with("fix", fixes);
      }
    }

    /** What programs get. */
    public Fields fields() {
      return head.with("checks", items.stream().map(Item::fields).toList());
    }
  }

  /**
   * Many things of one kind. The first column is the name; headers are shown in capitals. The rows
   * can be gone through more than once, and are the same each time.
   *
   * @param prose the columns that hold sentences, which are broken between words where the screen
   *     is narrow; what stands in the others stays whole
   * @param line what people read of each instead of a table's row
   */
  record Many(
      List<String> columns,
      Iterable<Fields> rows,
      Set<String> prose,
      Optional<Function<Fields, String>> line)
      implements Answer {
    public Many {
      columns = List.copyOf(columns);
      prose = Set.copyOf(prose);
    }

    /** Many things that people read as a table. */
    public Many(List<String> columns, Iterable<Fields> rows) {
      this(columns, rows, Set.of(), Optional.empty());
    }

    /** The same things, of which these columns hold sentences. */
    public Many withProse(String... wanted) {
      return new Many(columns, rows, Set.copyOf(List.of(wanted)), line);
    }

    /** The same things, each of which people read as a line. */
    public Many asLines(Function<Fields, String> wanted) {
      return new Many(columns, rows, prose, Optional.of(wanted));
    }
  }

  /**
   * An answer that shows secrets to whoever asked for them; the session shows them nowhere else.
   *
   * @param answer what is shown
   */
  record Revealing(Answer answer, List<Secret> secrets) implements Answer {
    public Revealing {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * An answer that is none to be glad of, as the command's status says.
   *
   * @param answer what is shown
   * @param exit the status
   */
  record Negative(Answer answer, Exit exit) implements Answer {}

  /**
   * An answer after which a person may want to do something next, as the command knows that found
   * out how things stand.
   *
   * @param answer what is shown
   * @param next a clause that names a command in single quotes
   */
  record Leading(Answer answer, String next) implements Answer {}

  /** This answer, and what a person may want to do next. */
  default Answer leadingTo(String next) {
    return new Leading(this, next);
  }

  /** The same where there is something to do next. */
  default Answer leadingTo(Optional<String> next) {
    return next.map(this::leadingTo).orElse(this);
  }

  /** This answer, and no as the command's status if it is one, for {@code --exit-code}. */
  default Answer saying(boolean yes) {
    return yes ? this : new Negative(this, Exit.NO);
  }

  /** This answer, and failure as the command's status unless all is well. */
  default Answer failing(boolean isFailure) {
    return isFailure ? new Negative(this, Exit.FAILED) : this;
  }

  /** This answer, which shows these secrets: a command that shows one says so. */
  default Answer revealing(Secret... secrets) {
    return new Revealing(this, List.of(secrets));
  }

  static Answer nothing() {
    return new Nothing();
  }

  static Answer one(Fields fields, String... lines) {
    return new One(fields, List.of(lines));
  }

  /** A page to read, whose lines stand as they are. */
  static Answer page(String text) {
    return new One(Fields.of("text", text), text.lines().toList(), 0);
  }

  static Many many(List<String> columns, List<Fields> rows) {
    return new Many(columns, List.copyOf(rows));
  }

  /** Things whose rows are made one by one as they are shown, so that many take little memory. */
  static <T> Many many(
      List<String> columns, Collection<? extends T> things, Function<T, Fields> row) {
    return new Many(columns, () -> new Rows<>(things.iterator(), row));
  }

  /** Rows made of things one by one. */
  record Rows<T>(Iterator<? extends T> things, Function<T, Fields> row)
      implements Iterator<Fields> {
    @Override
    public boolean hasNext() {
      return things.hasNext();
    }

    @Override
    public Fields next() {
      return row.apply(things.next());
    }
  }
}
