package io.pachsh.language;

/** What kind of quoting a character stands in. */
enum Quotes {
  NONE,
  DOUBLE,
  DOCUMENT
}
