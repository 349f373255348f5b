package io.pachsh.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question with a few possible answers, each typed in full or as far as it is unambiguous. */
record Question(String text, List<String> answers) {
  Question {
    answers = List.copyOf(answers);
  }

  /**
   * The question and its answers, ready for one to be typed behind; broken between words where it
   * is longer than the screen, with a word before the answers where both have room.
   */
  String prompt(int columns) {
    String choice = "[" + String.join("/", answers) + "] ";
    List<String> parts = new ArrayList<>(List.of(text.split(" ", -1)));
    String last = parts.get(parts.size() - 1) + " " + choice;
    if (parts.size() > 1 && DisplayWidth.of(last) <= columns) {
      parts.set(parts.size() - 1, last);
    } else {
      parts.add(choice);
    }
    StringBuilder prompt = new StringBuilder(parts.get(0));
    int used = DisplayWidth.of(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      int wide = DisplayWidth.of(part);
      boolean fits = used + 1 + wide <= columns;
      prompt.append(fits ? ' ' : '\n').append(part);
      used = fits ? used + 1 + wide : wide;
    }
    return prompt.toString();
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
