package io.pachsh.command;

/** A command whose input is a document that can be checked before the command runs. */
public interface ReadsDocument {
  /**
   * Looks at the form of a document, without asking any cluster.
   *
   * @throws io.pachsh.failure.Failure saying where it is damaged
   */
  void requireReadable(String document);
}
