package io.pachsh.serve;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusException;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import java.time.Duration;
import java.util.List;

/**
 * Where each request is dealt with, however it came in: the gate, then the request's own validity,
 * then the work. Whatever goes wrong becomes a status here.
 */
record Desk(RequestLog log) {

  <Q extends Message, A extends Message> List<A> answer(Rpc<Q, A> rpc, Visit visit, Q request)
      throws StatusException {
    long start = System.nanoTime();
    Status status = Status.OK;
    try {
      rpc.gate().admit(visit);
      requireValid(rpc, request);
      return rpc.work().answer(visit, request);
    } catch (RefusedException e) {
      status = Statuses.of(e.refusal());
    } catch (Failure e) {
      status = Status.UNKNOWN.withDescription(e.sentence());
    } catch (InvalidRequest e) {
      status = Status.INVALID_ARGUMENT.withDescription(e.getMessage());
    } catch (InterruptedException e) {
      status = Status.CANCELLED.withDescription("the call was cancelled");
    } catch (RuntimeException e) {
      log.bug(rpc.name(), e);
      status = Status.ABORTED.withDescription("panic: this is a bug in pachsh; its log says more");
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      log.add(new RequestLog.Entry(rpc.name(), visit.principal(), status.getCode().name(), took));
    }
    throw status.asException();
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
