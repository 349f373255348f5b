package io.pachsh.policy;

import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.WellFormed;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML 1.2 document read from its beginning to its end, never as a whole: policies of big
 * clusters hold a million entries. It goes only as deep as the one who asks.
 */
final class YamlEvents {
  private final SourceText source;
  private final Iterator<Event> events;

  YamlEvents(SourceText source) {
    this.source = source;
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(YamlText.bufferSize(source.text()))
            .build();
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /** Opens the document; says whether there is one. */
  boolean begin() {
    next();
    return next().getEventId() == Event.ID.DocumentStart;
  }

  /** Requires that nothing follows the document. */
  void end() {
    next();
    Event last = next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw failure(last, "a second YAML document begins", "Give only one.");
    }
  }

  /**
   * Reads a mapping; nothing at all is an empty one.
   *
   * @param what what it is, for messages, such as {@code the bindings}
   * @param value reads the value of the key that it is given
   */
  void mapping(String what, Consumer<PolicyWord> value) {
    Event start = next();
    if (start instanceof ScalarEvent scalar && word(scalar).isNull()) {
      return;
    }
    if (start.getEventId() != Event.ID.MappingStart) {
      throw failure(start, what + " must be a mapping", "Write `key: value` lines, or {}.");
    }
    Set<String> keys = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      PolicyWord key = text(event, "a key");
      if (!keys.add(key.text())) {
        throw key.wrong("`" + key.text() + "` is written twice", "Leave one out.");
      }
      value.accept(key);
    }
  }

  /** Reads a list of different texts. */
  void list(String what, String example, Consumer<PolicyWord> item) {
    Event start = next();
    if (start.getEventId() != Event.ID.SequenceStart) {
      throw failure(start, what + " must be a list", "Write " + example + ", or [] for none.");
    }
    Set<String> items = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      PolicyWord word = text(event, "an item of " + what);
      if (!items.add(word.text())) {
        throw word.wrong("`" + word.text() + "` is listed twice", "Leave one out.");
      }
      item.accept(word);
    }
  }

  /** Reads one text. */
  PolicyWord text(String what) {
    return text(next(), what);
  }

  /** Reads one value of any kind. */
  void skip() {
    int depth = 0;
    do {
      Event.ID id = next().getEventId();
      if (id == Event.ID.MappingStart || id == Event.ID.SequenceStart) {
        depth++;
      } else if (id == Event.ID.MappingEnd || id == Event.ID.SequenceEnd) {
        depth--;
      }
    } while (depth > 0);
  }

  private PolicyWord text(Event event, String what) {
    if (event instanceof ScalarEvent scalar) {
      return word(scalar);
    }
    throw failure(event, what + " must be a text", "");
  }

  private PolicyWord word(ScalarEvent scalar) {
    Mark mark = scalar.getStartMark().orElseThrow();
    if (!WellFormed.is(scalar.getValue())) {
      throw failure(scalar, WellFormed.SENTENCE, "Write the whole character.");
    }
    return new PolicyWord(
        source, scalar.getValue(), scalar.isPlain(), mark.getLine(), mark.getColumn());
  }

  private Event next() {
    try {
      Event event = events.next();
      if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        throw failure(event, "an anchor or alias (`&`, `*`) stands here", "Write the value out.");
      }
      return event;
    } catch (MarkedYamlEngineException e) {
      Mark mark = YamlText.place(e).orElseThrow(() -> e);
      throw source.failure(mark.getLine(), mark.getColumn(), YamlText.inOurWords(e), "");
    } catch (YamlEngineException e) {
      throw new Failure(
          Exit.FAILED,
          "The " + source.subject() + " is not YAML: it holds a control character or a broken one.",
          "Save it as UTF-8 text.");
    }
  }

  private Failure failure(Event at, String sentence, String advice) {
    Mark mark = at.getStartMark().orElseThrow();
    return source.failure(mark.getLine(), mark.getColumn(), sentence, advice);
  }
}
