package io.pachsh.context;

import io.pachsh.config.Route;

/** What is behind a context's name. */
public sealed interface Target {
  /** A cluster inside pachsh. */
  record Embedded() implements Target {}

  /**
   * A real cluster, which stands in pachctl's configuration file.
   *
   * @param entry the context's name there
   */
  record Real(String entry, Route route) implements Target {}
}
