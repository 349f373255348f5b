package io.pachsh.picture;

/**
 * How characters are drawn, as SGR sequences (ECMA-48 §8.3.117) set it.
 *
 * @param colour one of sixteen, or {@link #PLAIN}
 */
record Pen(int colour, boolean bold, boolean faint, boolean underlined, boolean reversed) {
  static final int PLAIN = -1;
  static final Pen NORMAL = new Pen(PLAIN, false, false, false, false);

  private static final int BRIGHT = 8;

  /** The pen after a sequence with these parameters, such as {@code 1;31}. */
  Pen after(String parameters) {
    Pen pen = this;
    for (String parameter : (parameters.isEmpty() ? "0" : parameters).split(";")) {
      pen = pen.after(Integer.parseInt(parameter));
    }
    return pen;
  }

  private Pen after(int parameter) {
    if (parameter >= 30 && parameter <= 37) {
      return withColour(parameter - 30);
    }
    if (parameter >= 90 && parameter <= 97) {
      return withColour(parameter - 90 + BRIGHT);
    }
    return switch (parameter) {
      case 0 -> NORMAL;
      case 1 -> new Pen(colour, true, faint, underlined, reversed);
      case 2 -> new Pen(colour, bold, true, underlined, reversed);
      case 4 -> new Pen(colour, bold, faint, true, reversed);
      case 7 -> new Pen(colour, bold, faint, underlined, true);
      case 22 -> new Pen(colour, false, false, underlined, reversed);
      case 24 -> new Pen(colour, bold, faint, false, reversed);
      case 27 -> new Pen(colour, bold, faint, underlined, false);
      case 39 -> withColour(PLAIN);
      case 49 -> this;
      default -> throw new IllegalArgumentException("a style that is not drawn: " + parameter);
    };
  }

  private Pen withColour(int other) {
    return new Pen(other, bold, faint, underlined, reversed);
  }
}
