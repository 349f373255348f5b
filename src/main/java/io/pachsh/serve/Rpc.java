package io.pachsh.serve;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One call of pachd's API: its name and messages, the gate in front, and the work behind it.
 *
 * @param required the field of the request that must be there
 * @param kind what the work may have to wait for
 */
record Rpc<Q extends Message, A extends Message>(
    MethodDescriptor<Q, A> method,
    RequiredPermission permission,
    Optional<String> required,
    Kind kind,
    Work<Q, A> work) {

  /** What a call may have to wait for. */
  enum Kind {
    /** Memory and disk. */
    LOCAL,
    /** An identity provider, for seconds. */
    PROVIDER,
    /** A person, for minutes: no time limit of the server's own. */
    PERSON
  }

  /** What a call does once its caller is let in: the messages to answer, one unless it streams. */
  interface Work<Q, A> {
    /** Whoever cancels what comes later gives up. */
    CompletableFuture<List<A>> answer(CallContext context, Q request);
  }

  /** The work of a call with several answers, all at once. */
  interface Several<Q, A> {
    List<A> answer(CallContext context, Q request);
  }

  /** The work of a call with one answer. */
  interface Single<Q, A> {
    A answer(CallContext context, Q request);
  }

  /** The work of a call with one answer that may come later. */
  interface Later<Q, A> {
    CompletableFuture<A> answer(CallContext context, Q request);
  }

  static <Q extends Message, A extends Message> Rpc<Q, A> of(
      MethodDescriptor<Q, A> method, RequiredPermission permission, Single<Q, A> work) {
    return streaming(
        method, permission, (context, request) -> List.of(work.answer(context, request)));
  }

  static <Q extends Message, A extends Message> Rpc<Q, A> streaming(
      MethodDescriptor<Q, A> method, RequiredPermission permission, Several<Q, A> work) {
    return new Rpc<>(
        method,
        permission,
        Optional.empty(),
        Kind.LOCAL,
        (context, request) -> CompletableFuture.completedFuture(work.answer(context, request)));
  }

  /** A call that waits for a person, and for an identity provider before. */
  static <Q extends Message, A extends Message> Rpc<Q, A> waiting(
      MethodDescriptor<Q, A> method, RequiredPermission permission, Later<Q, A> work) {
    return new Rpc<>(
        method,
        permission,
        Optional.empty(),
        Kind.PERSON,
        (context, request) -> {
          CompletableFuture<A> later = work.answer(context, request);
          CompletableFuture<List<A>> listed = later.thenApply(List::of);
          var unused = listed.whenComplete((answer, failure) -> later.cancel(false));
          return listed;
        });
  }

  /** The same, valid only with that field. */
  Rpc<Q, A> requiring(String field) {
    return new Rpc<>(method, permission, Optional.of(field), kind, work);
  }

  /** The same, asking an identity provider. */
  Rpc<Q, A> askingProvider() {
    return new Rpc<>(method, permission, required, Kind.PROVIDER, work);
  }

  /**
   * Loads what its messages need. What is loaded while memory is short can fail, and what failed
   * once fails for ever.
   */
  void load() {
    var unusedBytes = prototype().toByteString();
    if (method.getResponseMarshaller() instanceof PrototypeMarshaller<A> answers
        && answers.getMessagePrototype() != null) {
      var unused = GatewayJson.of(answers.getMessagePrototype());
    }
  }

  /** An empty request. */
  Q prototype() {
    if (method.getRequestMarshaller() instanceof PrototypeMarshaller<Q> requests
        && requests.getMessagePrototype() != null) {
      return requests.getMessagePrototype();
    }
    throw new IllegalStateException(name() + " has no messages of protobuf");
  }

  /** Such as {@code auth_v2.API/WhoAmI}. */
  String name() {
    return method.getFullMethodName();
  }

  boolean streams() {
    return !method.getType().serverSendsOneMessage();
  }
}
