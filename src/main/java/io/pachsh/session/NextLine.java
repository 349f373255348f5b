package io.pachsh.session;

import java.util.Optional;

/**
 * What the person may want to edit and run: the last input, whole, secrets included, and therefore
 * in memory alone; and the text that editing made of it, until it is run.
 */
public final class NextLine {
  private String last = "";
  private String proposed = "";
  private boolean lent;

  /** Keeps an input; not the one that borrowed the kept one in order to edit it. */
  public void keep(String input) {
    if (!lent) {
      last = input;
    }
    lent = false;
  }

  /** The input to edit; empty when there is none. It stays kept behind this input. */
  public String borrow() {
    lent = true;
    return last;
  }

  /** Offers a text to be run next. */
  public void propose(String text) {
    proposed = text;
  }

  /** The text to be run next, once. */
  public Optional<String> take() {
    String text = proposed;
    proposed = "";
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
