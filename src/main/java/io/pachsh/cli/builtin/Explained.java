package io.pachsh.cli.builtin;

import io.pachsh.help.Explanation;
import io.pachsh.help.Explanations;
import io.pachsh.help.Prose;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Explanations as an answer: for people one below the other, the best first. */
final class Explained {
  private final int columns;
  private final UnaryOperator<String> completed;

  /**
   * For a screen of so many columns.
   *
   * @param completed a sentence whose commands can be run as they stand
   */
  Explained(int columns, UnaryOperator<String> completed) {
    this.columns = columns;
    this.completed = completed;
  }

  /** {@code denied} is what the message holds, if it says that somebody lacks permissions. */
  Answer answer(Explanations.Matches matches, Optional<DeniedMessage> denied) {
    List<Fields> fields = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    if (!matches.exact()) {
      text.append(Prose.fitted("This very message is not known. These resemble it:\n\n", columns));
    }
    for (Explanation explanation : matches.explanations()) {
      text.append(fields.isEmpty() ? "" : "\n").append(shown(explanation));
      fields.add(fields(explanation));
    }
    List<String> lines = new ArrayList<>();
    denied.ifPresent(it -> lines.addAll(it.lines()));
    lines.addAll(text.toString().lines().toList());
    Fields all =
        Fields.of("name", matches.explanations().get(0).id())
            .with("exact", matches.exact())
            .with("explanations", fields);
    return new Answer.One(denied.map(it -> it.addTo(all)).orElse(all), lines);
  }

  private String shown(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    text.append(
        Prose.fitted(
            explanation.id() + " (" + String.join(", ", explanation.from()) + ")", columns));
    text.append(Prose.indented("  ", completed.apply(Prose.quoted(explanation.means())), columns));
    for (String step : explanation.steps()) {
      text.append(Prose.indented("  - ", completed.apply(Prose.quoted(step)), columns));
    }
    return text.toString();
  }

  private Fields fields(Explanation explanation) {
    return Fields.of("name", explanation.id())
        .with("from", explanation.from())
        .with("means", completed.apply(explanation.means()))
        .with("steps", explanation.steps().stream().map(completed).toList());
  }
}
