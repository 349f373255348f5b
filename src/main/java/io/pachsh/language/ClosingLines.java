package io.pachsh.language;

/**
 * Tells the lines that may close what is open from those that cannot, so that these need no
 * parsing.
 */
@FunctionalInterface
public interface ClosingLines {
  ClosingLines ANY = line -> true;

  boolean mayClose(String line);
}
