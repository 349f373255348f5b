package io.pachsh.tutorial;

import java.util.List;

/**
 * One walkthrough: steps, each a passage to read and commands to run.
 *
 * @param name the word behind {@code tutorial}
 * @param title its heading
 * @param about one sentence for the list
 * @param ending what is read behind the last step
 */
public record TutorialPage(
    String name, String title, String about, List<Step> steps, Passage ending) {
  public TutorialPage {
    steps = List.copyOf(steps);
  }
}
