package io.pachsh.serve;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusException;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Where each request is dealt with, however it came in: the gate, then the request's own validity,
 * then the work. Whatever goes wrong becomes a status here.
 */
record CallHandler(RequestLog log) {

  /** Asks the gate alone, before the request has come; a status says why its caller has to go. */
  Optional<Status> refuse(Rpc<?, ?> rpc, CallContext context) {
    long start = System.nanoTime();
    try {
      rpc.permission().admit(context);
      return Optional.empty();
    } catch (RuntimeException e) {
      Status status = status(rpc, e);
      note(rpc, context, status, start);
      return Optional.of(status);
    }
  }

  /**
   * Does the work of a request. What it answers later fails with a {@link StatusException} alone;
   * cancelling it gives the work up.
   */
  <Q extends Message, A extends Message> CompletableFuture<List<A>> answer(
      Rpc<Q, A> rpc, CallContext context, Q request) {
    long start = System.nanoTime();
    CompletableFuture<List<A>> answer = new CompletableFuture<>();
    CompletableFuture<List<A>> work = begun(rpc, context, request);
    var unused =
        answer.whenComplete(
            (found, failure) -> {
              if (failure instanceof CancellationException) {
                work.cancel(false);
              }
            });
    var unusedSecond =
        work.whenComplete(
            (found, failure) -> {
              Status status = failure == null ? Status.OK : status(rpc, failure);
              note(rpc, context, status, start);
              if (status.isOk()) {
                answer.complete(found);
              } else {
                answer.completeExceptionally(status.asException());
              }
            });
    return answer;
  }

  private static <Q extends Message, A extends Message> CompletableFuture<List<A>> begun(
      Rpc<Q, A> rpc, CallContext context, Q request) {
    try {
      rpc.permission().admit(context);
      requireValid(rpc, request);
      return rpc.work().answer(context, request);
    } catch (RuntimeException | StackOverflowError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Status status(Rpc<?, ?> rpc, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof RefusedException e) {
      return Statuses.of(e.refusal());
    }
    if (failure instanceof PrefixedRefusal e) {
      return e.status();
    }
    if (failure instanceof Failure e) {
      return Status.UNKNOWN.withDescription(e.sentence());
    }
    if (failure instanceof InvalidRequest e) {
      return Status.INVALID_ARGUMENT.withDescription(e.getMessage());
    }
    if (failure instanceof Interruption || failure instanceof CancellationException) {
      return Status.CANCELLED.withDescription("the call was cancelled");
    }
    log.bug(
        rpc.name(),
        failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure));
    return Status.ABORTED.withDescription("panic: this is a bug in pachsh; its log says more");
  }

  private void note(Rpc<?, ?> rpc, CallContext context, Status status, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    log.add(new RequestLog.Entry(rpc.name(), context.principal(), status.getCode().name(), took));
  }

  private static void requireValid(Rpc<?, ?> rpc, Message request) {
    if (rpc.required().isEmpty()) {
      return;
    }
    String name = rpc.required().get();
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
    if (!request.hasField(field)) {
      throw new InvalidRequest(
          "validate request: invalid %s.%s: value is required"
              .formatted(
                  request.getDescriptorForType().getName(),
                  Character.toUpperCase(name.charAt(0)) + name.substring(1)));
    }
  }

  /** A request that lacks what it needs. */
  private static final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRequest(String message) {
      super(message);
    }
  }
}
