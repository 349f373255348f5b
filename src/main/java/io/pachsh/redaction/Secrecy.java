package io.pachsh.redaction;

/** What of a word may be shown. */
public enum Secrecy {
  /** All of it. */
  OPEN,
  /** What stands before its first equals sign, with that. */
  NAME_ALONE,
  /** Nothing. */
  SECRET
}
