package io.pachsh.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question with a few possible answers, each typed in full or as far as it is unambiguous. */
record Question(String text, List<String> answers) {
  Question {
    answers = List.copyOf(answers);
  }

  /**
   * The question and its answers, ready for one to be typed behind; on a line of their own where
   * they would be cut at the edge of the screen.
   */
  String prompt(int columns) {
    String choice = "[" + String.join("/", answers) + "] ";
    return text + (text.length() + 1 + choice.length() > columns ? "\n" : " ") + choice;
  }

  /** What to say to anything else. */
  String again() {
    return "Please answer " + String.join(" or ", answers) + ".";
  }

  /** The answer that the typed text means, if it means exactly one. */
  Optional<String> answer(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    if (answers.contains(wanted)) {
      return Optional.of(wanted);
    }
    List<String> meant = answers.stream().filter(answer -> answer.startsWith(wanted)).toList();
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }
}
