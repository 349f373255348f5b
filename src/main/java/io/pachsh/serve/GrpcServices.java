package io.pachsh.serve;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.pachsh.access.Cluster;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of calls as gRPC services. */
record GrpcServices(Cluster cluster, Desk desk) implements ServerInterceptor {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<Visit> VISIT = Context.key("visit");

  List<ServerServiceDefinition> of(List<Rpc<?, ?>> rpcs) {
    Map<String, List<Rpc<?, ?>>> byService = new LinkedHashMap<>();
    for (Rpc<?, ?> rpc : rpcs) {
      byService.computeIfAbsent(rpc.method().getServiceName(), name -> new ArrayList<>()).add(rpc);
    }
    List<ServerServiceDefinition> services = new ArrayList<>();
    byService.forEach((name, own) -> services.add(service(name, own)));
    return services;
  }

  private ServerServiceDefinition service(String name, List<Rpc<?, ?>> rpcs) {
    ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(name);
    rpcs.forEach(rpc -> descriptor.addMethod(rpc.method()));
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
    rpcs.forEach(rpc -> add(service, rpc));
    return service.build();
  }

  private <Q extends Message, A extends Message> void add(
      ServerServiceDefinition.Builder service, Rpc<Q, A> rpc) {
    ServerCallHandler<Q, A> handler =
        rpc.streams()
            ? ServerCalls.asyncServerStreamingCall(
                (request, observer) -> answer(rpc, request, observer))
            : ServerCalls.asyncUnaryCall((request, observer) -> answer(rpc, request, observer));
    service.addMethod(rpc.method(), handler);
  }

  private <Q extends Message, A extends Message> void answer(
      Rpc<Q, A> rpc, Q request, StreamObserver<A> observer) {
    Cancelling cancelling = new Cancelling(rpc.waits());
    try {
      desk.answer(rpc, VISIT.get(), request).forEach(observer::onNext);
      observer.onCompleted();
    } catch (StatusException e) {
      observer.onError(e);
    } finally {
      cancelling.end();
    }
  }

  /** Remembers who calls. Metadata that we do not know are ignored, as at pachd. */
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    List<Secret> tokens = new ArrayList<>();
    Iterable<String> values = headers.getAll(TOKEN);
    if (values != null) {
      values.forEach(value -> tokens.add(Secret.of(value)));
    }
    return Contexts.interceptCall(
        Context.current().withValue(VISIT, new Visit(cluster, tokens)), call, headers, next);
  }

  /** Interrupts the thread that answers a call when its client gives up. */
  private static final class Cancelling {
    private final boolean wanted;
    private final Thread answering = Thread.currentThread();
    private final Context.CancellationListener listener = this::interrupt;
    private boolean over;

    Cancelling(boolean wanted) {
      this.wanted = wanted;
      if (wanted) {
        Context.current().addListener(listener, Runnable::run);
      }
    }

    private synchronized void interrupt(Context cancelled) {
      if (!over) {
        answering.interrupt();
      }
    }

    /** From now on the thread is another call's. */
    void end() {
      if (wanted) {
        Context.current().removeListener(listener);
        synchronized (this) {
          over = true;
        }
        // What came at the very end is not meant for the next call on this thread.
        Thread.interrupted();
      }
    }
  }
}
