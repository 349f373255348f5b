package io.pachsh.completion;

/**
 * A kind of value that a line can hold, found by what help calls it: {@code PRINCIPAL}, {@code
 * FILE}. Asked at each Tab: answers from memory.
 */
@FunctionalInterface
public interface ValueCompleter {
  Candidates choice(CompletionRequest request);
}
