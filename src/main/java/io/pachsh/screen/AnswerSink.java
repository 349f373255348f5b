package io.pachsh.screen;

/** Where an answer is written to. An append that fails says that nobody wants the rest. */
public interface AnswerSink extends Appendable, AutoCloseable {
  /** Tells that nothing follows; returns when the person has seen it. */
  @Override
  void close();
}
