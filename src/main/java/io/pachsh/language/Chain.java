package io.pachsh.language;

import java.util.List;

/** Pipelines joined by {@code &&} and {@code ||}, which bind equally, from left to right. */
public record Chain(Pipeline first, List<Link> rest) {
  public Chain {
    rest = List.copyOf(rest);
  }

  /** A further pipeline; it runs when the status so far is success, or when it is failure. */
  public record Link(boolean afterSuccess, Pipeline pipeline) {}
}
