package io.pachsh.cli.builtin;

import io.pachsh.doctor.CheckReference;
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
  private final Optional<CheckReference> named;

  /**
   * For a screen of so many columns.
   *
   * @param completed a sentence whose commands can be run as they stand
   * @param named the doctor's check that the message itself stands for, if it says what was checked
   */
  Explained(int columns, UnaryOperator<String> completed, Optional<CheckReference> named) {
    this.columns = columns;
    this.completed = completed;
    this.named = named;
  }

  /** {@code denied} is what the message holds, if it says that somebody lacks permissions. */
  Answer answer(Explanations.Matches matches, Optional<DeniedMessage> denied) {
    List<Fields> fields = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    if (!matches.exact()) {
      text.append(Prose.fitted("This very message is not known. These resemble it:\n\n", columns));
    }
    for (Explanation explanation : matches.explanations()) {
      List<CheckReference> checks = checks(explanation, fields.isEmpty());
      List<String> steps = steps(explanation, checks);
      text.append(fields.isEmpty() ? "" : "\n").append(shown(explanation, steps));
      fields.add(fields(explanation, steps, checks));
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

  /** The best explanation is the message's own. */
  private List<CheckReference> checks(Explanation explanation, boolean isBest) {
    return isBest && named.isPresent()
        ? List.of(named.get())
        : explanation.checks().stream().map(CheckReference::new).toList();
  }

  private static List<String> steps(Explanation explanation, List<CheckReference> checks) {
    List<String> steps = new ArrayList<>(explanation.steps());
    if (!checks.isEmpty()) {
      steps.add(CheckReference.sentence(checks));
    }
    return steps;
  }

  private String shown(Explanation explanation, List<String> steps) {
    StringBuilder text = new StringBuilder();
    text.append(
        Prose.fitted(
            explanation.id() + " (" + String.join(", ", explanation.from()) + ")", columns));
    text.append(Prose.indented("  ", completed.apply(Prose.quoted(explanation.means())), columns));
    for (String step : steps) {
      text.append(Prose.indented("  - ", completed.apply(Prose.quoted(step)), columns));
    }
    return text.toString();
  }

  private Fields fields(Explanation explanation, List<String> steps, List<CheckReference> checks) {
    return Fields.of("name", explanation.id())
        .with("from", explanation.from())
        .with("means", completed.apply(explanation.means()))
        .with("steps", steps.stream().map(completed).toList())
        .with("checks", checks.stream().map(CheckReference::id).toList());
  }
}
