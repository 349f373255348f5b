package io.pachsh.document;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.WellFormed;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Text as one YAML 1.2 document, of which JSON is a part. Problems are told in our own words: the
 * library's may quote a piece of a secret.
 */
public final class YamlText {
  /** Far more than any configuration needs. */
  private static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 16;

  /** What the library reads at once of a text of which nothing is known. */
  private static final int LEAST_AT_ONCE = 1024;

  private static final int MOST_READS = 32;

  private YamlText() {}

  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setSchema(new CoreSchema())
        .setAllowDuplicateKeys(true) // reported by Section, with both places
        .setAllowNonScalarKeys(true)
        .setBufferSize(bufferSize(text))
        .build();
  }

  /**
   * How much of a text the library reads at once. With each time it copies what it has of the value
   * at hand: a long one takes the square of its length unless the times are few.
   */
  public static int bufferSize(String text) {
    return Math.max(LEAST_AT_ONCE, text.length() / MOST_READS);
  }

  /**
   * The root of the document. Aliases stay shared nodes, and the library counts them (50 at most):
   * nothing grows.
   *
   * @throws Failure when the text is empty, too large, too deep, several documents
   * @throws DamagedTextException when it is not YAML
   */
  public static Node root(SourceText source) {
    return root(
        source,
        "Give it by 'auth set-config <<EOF … EOF', by 'auth set-config -f FILE', or on standard"
            + " input.");
  }

  /** The same; {@code toGive} says how to give a text, when it is empty. */
  public static Node root(SourceText source, String toGive) {
    String text = source.text();
    String subject = "The " + source.subject();
    if (text.length() > LONGEST) {
      throw new Failure(Exit.FAILED, subject + " is larger than 1 MiB.");
    }
    try {
      requireSound(source);
      Iterator<Node> documents = new Compose(settings(text)).composeAllFromString(text).iterator();
      if (!documents.hasNext()) {
        throw new Failure(Exit.FAILED, subject + " is empty.", toGive);
      }
      Node root = documents.next();
      if (documents.hasNext()) {
        Mark mark = documents.next().getStartMark().orElseThrow();
        throw source.failure(
            mark.getLine(), mark.getColumn(), "a second YAML document begins", "Give only one.");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Mark mark = place(e).orElseThrow(() -> e);
      throw source.damage(mark.getLine(), mark.getColumn(), inOurWords(e), "");
    } catch (ReaderException e) {
      throw new Failure(
          Exit.FAILED,
          subject + " is not YAML: it holds a control character or a broken one.",
          "Save it as UTF-8 text.");
    } catch (YamlEngineException e) {
      throw new Failure(
          Exit.FAILED, subject + " has too many aliases (`*`).", "Write the values out.");
    }
  }

  /** The root of a document that may be none. */
  public static Optional<Node> tree(String text) {
    try {
      return Optional.of(root(SourceText.of(text)));
    } catch (Failure | DamagedTextException e) {
      return Optional.empty();
    }
  }

  /** Walks the events first, because composing a document recurses. */
  private static void requireSound(SourceText source) {
    int depth = 0;
    for (Event event : new Parse(settings(source.text())).parseString(source.text())) {
      Mark mark = event.getStartMark().orElse(null);
      Event.ID id = event.getEventId();
      if (id == Event.ID.MappingStart || id == Event.ID.SequenceStart) {
        depth++;
      } else if (id == Event.ID.MappingEnd || id == Event.ID.SequenceEnd) {
        depth--;
      }
      if (mark != null && depth > DEEPEST) {
        throw source.failure(mark.getLine(), mark.getColumn(), "too many levels of nesting", "");
      }
      if (mark != null
          && event instanceof ScalarEvent scalar
          && !WellFormed.is(scalar.getValue())) {
        throw source.failure(
            mark.getLine(), mark.getColumn(), WellFormed.SENTENCE, "Write the whole character.");
      }
      if (mark != null
          && event instanceof ScalarEvent scalar
          && scalar.isPlain()
          && scalar.getValue().equals("<<")) {
        throw source.failure(
            mark.getLine(), mark.getColumn(), "merge keys (`<<`) are not YAML 1.2", "");
      }
    }
  }

  /**
   * Where a text stops being YAML. An open quote is better shown where it opens than where the text
   * ends.
   */
  public static Optional<Mark> place(MarkedYamlEngineException e) {
    boolean openQuote = problem(e).contains("unexpected end of stream");
    return openQuote ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark();
  }

  /** What is wrong there, without a word of the text itself. */
  public static String inOurWords(MarkedYamlEngineException e) {
    String problem = problem(e);
    if (problem.contains("TAB")) {
      return "a tab cannot indent YAML; use spaces";
    } else if (problem.contains("unexpected end of stream")) {
      return "a quote opens here and is never closed";
    } else if (problem.contains("<stream end>")) {
      return "the text ends while a bracket or brace is open";
    } else if (problem.contains("expected ',' or '}'")) {
      return "expected `,` or `}`";
    } else if (problem.contains("expected ',' or ']'")) {
      return "expected `,` or `]`";
    } else if (problem.contains("mapping values are not allowed")) {
      return "a colon is not allowed here; is a quote or a line break missing?";
    } else if (problem.contains("expected ':'")) {
      return "expected `:` after the key";
    } else if (problem.contains("escape")) {
      return "unknown escape after `\\`; a backslash itself is `\\\\`";
    } else if (problem.contains("alias")) {
      return "`*` begins an alias that names nothing; put the value in quotes";
    } else if (problem.contains("cannot start any token")) {
      return "no value begins with this character; put the value in quotes";
    }
    return "this is neither YAML nor JSON";
  }

  private static String problem(MarkedYamlEngineException e) {
    return String.valueOf(e.getProblem());
  }
}
