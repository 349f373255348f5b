package io.pachsh.serve;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * One call of pachd's API: its name and messages, the gate in front, and the work behind it.
 *
 * @param required the field of the request that must be there
 * @param waits whether the work can take minutes, because it waits for a person
 */
record Rpc<Q extends Message, A extends Message>(
    MethodDescriptor<Q, A> method,
    Gate gate,
    Optional<String> required,
    boolean waits,
    Work<Q, A> work) {

  /** What a call does once its caller is let in: the messages to answer, one unless it streams. */
  interface Work<Q, A> {
    List<A> answer(Visit visit, Q request) throws InterruptedException;
  }

  /** The work of a call with one answer. */
  interface Single<Q, A> {
    A answer(Visit visit, Q request) throws InterruptedException;
  }

  static <Q extends Message, A extends Message> Rpc<Q, A> of(
      MethodDescriptor<Q, A> method, Gate gate, Single<Q, A> work) {
    return streaming(method, gate, (visit, request) -> List.of(work.answer(visit, request)));
  }

  static <Q extends Message, A extends Message> Rpc<Q, A> streaming(
      MethodDescriptor<Q, A> method, Gate gate, Work<Q, A> work) {
    return new Rpc<>(method, gate, Optional.empty(), false, work);
  }

  /** The same, valid only with that field. */
  Rpc<Q, A> requiring(String field) {
    return new Rpc<>(method, gate, Optional.of(field), waits, work);
  }

  /** The same, waiting for a person. */
  Rpc<Q, A> waiting() {
    return new Rpc<>(method, gate, required, true, work);
  }

  /** Such as {@code auth_v2.API/WhoAmI}. */
  String name() {
    return method.getFullMethodName();
  }

  boolean streams() {
    return !method.getType().serverSendsOneMessage();
  }
}
