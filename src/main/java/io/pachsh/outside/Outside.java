package io.pachsh.outside;

/**
 * A text that somebody else wrote: a server, a provider, a file, a program. It prints as one
 * harmless line, so that no sentence that quotes it gets a line of the writer's choice; the text
 * itself has to be asked for.
 */
public final class Outside {
  private final String text;

  private Outside(String text) {
    this.text = text;
  }

  public static Outside of(String text) {
    return new Outside(text);
  }

  /** The text as it came, to be compared, kept or sent: not to be shown. */
  public String verbatim() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Whether the text holds that one of ours. */
  public boolean says(String ours) {
    return text.contains(ours);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outside that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** One line in which {@code ⏎} stands for a line feed: see {@link Sanitiser#quoted}. */
  @Override
  public String toString() {
    return Sanitiser.quoted(text);
  }
}
