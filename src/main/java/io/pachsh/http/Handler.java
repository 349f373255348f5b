package io.pachsh.http;

/** Answers requests; called by several threads at once. */
@FunctionalInterface
public interface Handler {
  Response handle(Request request);
}
