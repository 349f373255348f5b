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
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.http.Peer;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of calls as gRPC services. */
final class GrpcServices {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<CallContext> CONTEXT = Context.key("call");
  private static final Context.Key<Boolean> TRUSTED = Context.key("trusted");

  private final ServedCluster cluster;
  private final CallHandler handler;
  private final List<Rpc<?, ?>> rpcs;
  private final Map<String, Rpc<?, ?>> byName;

  GrpcServices(ServedCluster cluster, CallHandler handler, List<Rpc<?, ?>> rpcs) {
    this.cluster = cluster;
    this.handler = handler;
    this.rpcs = rpcs;
    byName = rpcs.stream().collect(Collectors.toMap(Rpc::name, Function.identity()));
  }

  List<ServerServiceDefinition> definitions() {
    Map<String, List<Rpc<?, ?>>> byService = new LinkedHashMap<>();
    for (Rpc<?, ?> rpc : rpcs) {
      byService.computeIfAbsent(rpc.method().getServiceName(), name -> new ArrayList<>()).add(rpc);
    }
    List<ServerServiceDefinition> services = new ArrayList<>();
    byService.forEach((name, own) -> services.add(service(name, own)));
    return services;
  }

  private ServerServiceDefinition service(String name, List<Rpc<?, ?>> own) {
    ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(name);
    own.forEach(rpc -> descriptor.addMethod(rpc.method()));
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
    own.forEach(rpc -> add(service, rpc));
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
    CompletableFuture<List<A>> answer = handler.answer(rpc, CONTEXT.get(), request);
    if (!answer.isDone()) {
      CallLimits.freePlace();
    }
    if (observer instanceof ServerCallStreamObserver<A> call) {
      // A client that gives up is told nothing.
      call.setOnCancelHandler(() -> answer.cancel(false));
    }
    var unused =
        answer.whenComplete(
            (messages, failure) -> {
              if (failure == null) {
                messages.forEach(observer::onNext);
                observer.onCompleted();
              } else {
                observer.onError(failure);
              }
            });
  }

  /** What kind of work a call is; answered here if it is none of ours. */
  Rpc.Kind kind(String method) {
    Rpc<?, ?> rpc = byName.get(method);
    return rpc == null ? Rpc.Kind.LOCAL : rpc.kind();
  }

  /** Whether a token that works is in the headers of a call. */
  boolean isTrusted(Metadata headers) {
    return context(headers, null).principal().isPresent();
  }

  /** Whether the caller in this context showed a token that works. */
  static boolean isTrusted() {
    return Boolean.TRUE.equals(TRUSTED.get());
  }

  /** Metadata that we do not know are ignored, as at pachd. */
  private CallContext context(Metadata headers, @Nullable Peer peer) {
    List<Secret> tokens = new ArrayList<>();
    Iterable<String> values = headers.getAll(TOKEN);
    if (values != null) {
      values.forEach(value -> tokens.add(Secret.of(value)));
    }
    return new CallContext(cluster, tokens, Optional.ofNullable(peer));
  }

  /** Remembers who calls, and sends away who may not, before their request is read. */
  ServerInterceptor callers(OpenConnections connections) {
    return new ServerInterceptor() {
      @Override
      public <Q, A> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<OpenConnections.Connection> connection = connections.of(call.getAttributes());
        CallContext context =
            context(headers, connection.map(OpenConnections.Connection::peer).orElse(null));
        boolean isTrusted = context.principal().isPresent();
        if (isTrusted) {
          connection.ifPresent(OpenConnections.Connection::trust);
        }
        Rpc<?, ?> rpc = byName.get(call.getMethodDescriptor().getFullMethodName());
        Optional<Status> refused = rpc == null ? Optional.empty() : handler.refuse(rpc, context);
        if (refused.isPresent()) {
          call.close(refused.get(), new Metadata());
          return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(
            Context.current().withValues(CONTEXT, context, TRUSTED, isTrusted),
            call,
            headers,
            next);
      }
    };
  }
}
