package io.pachsh.console;

/** Whose keys edit a line. */
public enum Keys {
  EMACS,
  VI
}
