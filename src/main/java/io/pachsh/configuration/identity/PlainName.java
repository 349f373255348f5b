package io.pachsh.configuration.identity;

import io.pachsh.configuration.Section;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;

/** A name or an id in a text: filled in, and nothing in it that nobody sees. */
final class PlainName {
  private PlainName() {}

  /**
   * The value of a key; empty when it is absent and need not be there.
   *
   * @throws io.pachsh.document.DamagedTextException when it is no name
   */
  static String in(Section section, String key, boolean wanted) {
    String text = section.text(key);
    if (text.isEmpty() && !wanted) {
      return text;
    }
    if (text.isBlank() || Placeholder.isIn(text)) {
      throw section.failure(key, "`%s` is not filled in".formatted(key), "");
    }
    if (!text.equals(text.strip())
        || text.chars().anyMatch(c -> c < ' ')
        || HiddenCharacter.firstIn(text).isPresent()) {
      throw section.failure(
          key,
          "`%s` begins or ends with white space, or holds a character that nobody sees"
              .formatted(key),
          "type it anew");
    }
    return text;
  }
}
