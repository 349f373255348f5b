package io.pachsh.pachd;

import io.grpc.BindableService;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.wire.admin.ClusterInfo;
import io.pachsh.wire.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A pachd whose every answer is written by the test. It answers 2.12 and says which cluster it is;
 * what has no answer is unknown to it, in grpc-go's words.
 */
public final class FakePachd implements AutoCloseable {
  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          io.pachsh.wire.auth.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.identity.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.admin.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.version.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pfs.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pps.APIGrpc.getServiceDescriptor());

  /** How a call is answered: messages, a status, or never. */
  private interface Script {
    void play(Object request, ServerCallStreamObserver<Object> to);
  }

  /** A call that came. */
  public record Call(String method, Metadata headers, Object request) {
    public Optional<String> token() {
      return Optional.ofNullable(headers.get(TOKEN));
    }
  }

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, MethodDescriptor<?, ?>> methods = new LinkedHashMap<>();
  private volatile boolean remembering = true;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  public final CountDownLatch waiting = new CountDownLatch(1);
  public final CountDownLatch cancelled = new CountDownLatch(1);
  private final Server server;

  private FakePachd(int port, ServerCredentials credentials) throws IOException {
    for (ServiceDescriptor service : SERVICES) {
      service.getMethods().forEach(method -> methods.put(method.getFullMethodName(), method));
    }
    // What pachd 1.x called it.
    MethodDescriptor<?, ?> version = io.pachsh.wire.version.APIGrpc.getGetVersionMethod();
    methods.put(
        "versionpb.API/GetVersion",
        version.toBuilder().setFullMethodName("versionpb.API/GetVersion").build());
    is("2.12.0").named("one");
    server =
        OkHttpServerBuilder.forPort(port, credentials)
            .fallbackHandlerRegistry(registry())
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxInboundMessageSize(64 << 20)
            .build()
            .start();
  }

  public static FakePachd start() throws IOException {
    return at(0);
  }

  public static FakePachd at(int port) throws IOException {
    return new FakePachd(port, InsecureServerCredentials.create());
  }

  public static FakePachd withTls(ServerCredentials credentials) throws IOException {
    return new FakePachd(0, credentials);
  }

  public int port() {
    return server.getPort();
  }

  public Endpoint endpoint() {
    return new Endpoint(new Endpoint.Port("127.0.0.1", port()), new Endpoint.Plain());
  }

  /** Says that it is that release. */
  public FakePachd is(String release) {
    String[] parts = release.split("[.]");
    Version.Builder version =
        Version.newBuilder()
            .setMajor(Integer.parseInt(parts[0]))
            .setMinor(Integer.parseInt(parts[1]))
            .setMicro(Integer.parseInt(parts[2]));
    return answers(io.pachsh.wire.version.APIGrpc.getGetVersionMethod(), it -> version.build());
  }

  /** Says that it is that cluster. */
  public FakePachd named(String deploymentId) {
    return says(ClusterInfo.newBuilder().setId("id").setDeploymentId(deploymentId).build());
  }

  public FakePachd says(ClusterInfo info) {
    return answers(io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod(), it -> info);
  }

  public <Q, A> FakePachd answers(MethodDescriptor<Q, A> method, Function<Q, A> answer) {
    return streams(method, request -> List.of(answer.apply(request)));
  }

  @SuppressWarnings("unchecked") // the registry hands each method its own requests
  public <Q, A> FakePachd streams(MethodDescriptor<Q, A> method, Function<Q, List<A>> answers) {
    scripts.put(
        method.getFullMethodName(),
        (request, to) -> {
          List<A> all;
          try {
            all = answers.apply((Q) request);
          } catch (io.grpc.StatusRuntimeException e) {
            to.onError(e);
            return;
          }
          all.forEach(to::onNext);
          to.onCompleted();
        });
    return this;
  }

  public FakePachd refuses(MethodDescriptor<?, ?> method, Status status) {
    scripts.put(
        method.getFullMethodName(), (request, to) -> to.onError(status.asRuntimeException()));
    return this;
  }

  /**
   * Never answers; {@link #waiting} tells that it was asked, {@link #cancelled} that it need not.
   */
  public FakePachd ponders(MethodDescriptor<?, ?> method) {
    scripts.put(
        method.getFullMethodName(),
        (request, to) -> {
          to.setOnCancelHandler(cancelled::countDown);
          waiting.countDown();
        });
    return this;
  }

  /** Does not know it, as an older release or another server. */
  public FakePachd lacks(MethodDescriptor<?, ?>... unknown) {
    for (MethodDescriptor<?, ?> method : unknown) {
      scripts.remove(method.getFullMethodName());
    }
    return this;
  }

  /** Keeps no record of calls any more, for long runs. */
  public FakePachd forgetful() {
    remembering = false;
    return this;
  }

  /** Everything that was asked, in order. */
  public List<Call> calls() {
    return new ArrayList<>(calls);
  }

  /** The methods that were asked, without their services, except the ones that greet. */
  public List<String> asked() {
    return calls().stream()
        .map(call -> call.method().substring(call.method().indexOf('/') + 1))
        .filter(name -> !name.equals("InspectCluster") && !name.equals("GetVersion"))
        .toList();
  }

  @SuppressWarnings("unchecked")
  public <Q> List<Q> requests(MethodDescriptor<Q, ?> method) {
    return calls().stream()
        .filter(call -> call.method().equals(method.getFullMethodName()))
        .map(call -> (Q) call.request())
        .toList();
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HandlerRegistry registry() {
    return new HandlerRegistry() {
      @Override
      public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
        MethodDescriptor<?, ?> method = methods.get(name);
        return method == null ? null : definition(method);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private ServerMethodDefinition<?, ?> definition(MethodDescriptor<?, ?> known) {
    MethodDescriptor<Object, Object> method = (MethodDescriptor<Object, Object>) known;
    String name = method.getFullMethodName();
    ThreadLocal<Metadata> headers = new ThreadLocal<>();
    ServerCallHandler<Object, Object> handler =
        ServerCalls.asyncServerStreamingCall(
            (request, to) -> {
              if (remembering) {
                calls.add(new Call(name, headers.get(), request));
              }
              Script script = scripts.get(name);
              if (script == null) {
                to.onError(unknown(method).asRuntimeException());
              } else {
                script.play(request, (ServerCallStreamObserver<Object>) to);
              }
            });
    ServerInterceptor remember =
        new ServerInterceptor() {
          @Override
          public <Q, A> ServerCall.Listener<Q> interceptCall(
              ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
            ServerCall.Listener<Q> listener = next.startCall(call, metadata);
            return new io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener<>(
                listener) {
              @Override
              public void onHalfClose() {
                headers.set(metadata);
                super.onHalfClose();
              }
            };
          }
        };
    BindableService service =
        () ->
            ServerServiceDefinition.builder(method.getServiceName())
                .addMethod(method.toBuilder().build(), handler)
                .build();
    return ServerInterceptors.intercept(service, remember).getMethod(name);
  }

  private Status unknown(MethodDescriptor<?, ?> method) {
    boolean served =
        scripts.keySet().stream().anyMatch(name -> name.startsWith(method.getServiceName() + "/"));
    return Status.UNIMPLEMENTED.withDescription(
        served
            ? "unknown method %s for service %s"
                .formatted(method.getBareMethodName(), method.getServiceName())
            : "unknown service " + method.getServiceName());
  }
}
