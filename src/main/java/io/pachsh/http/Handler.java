package io.pachsh.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers requests; called by several threads at once. */
@FunctionalInterface
public interface Handler {
  Response handle(Request request);

  /**
   * Judges a request by its head, before its body is read; empty lets the body come. Called by the
   * thread that reads for everybody, so it must not block.
   *
   * @param head the request without its body
   */
  default Optional<Response> refuse(Request head) {
    return Optional.empty();
  }

  /**
   * Whether a request comes from somebody known: those have threads of their own, and keep their
   * connection when strangers take all others. As quick as {@link #refuse}.
   */
  default boolean isTrusted(Request head) {
    return false;
  }

  /**
   * The answer, now or later. It is cancelled when the client goes away before.
   *
   * @param peer who asks
   */
  default CompletableFuture<Response> answer(Request request, Peer peer) {
    return CompletableFuture.completedFuture(handle(request));
  }
}
