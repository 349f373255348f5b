package io.pachsh.pachd;

import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ServerCalls;
import io.pachsh.wire.admin.ClusterInfo;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.RoleBinding;
import io.pachsh.wire.auth.Roles;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.version.Version;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * The little of a pachd that single commands ask, on loopback: the start-up archive is trained with
 * calls to it. It knows one caller, and no secrets.
 */
public final class PracticePachd implements AutoCloseable {
  private final Server server;

  private PracticePachd(ServerCredentials credentials) throws IOException {
    server =
        OkHttpServerBuilder.forPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
            .addService(
                answering(
                    io.pachsh.wire.version.APIGrpc.getGetVersionMethod(),
                    Version.newBuilder().setMajor(2).setMinor(12).build()))
            .addService(
                answering(
                    io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod(),
                    ClusterInfo.newBuilder().setWarningsOk(true).build()))
            .addService(auth())
            .build()
            .start();
  }

  /** Begins to answer, in clear. */
  public static PracticePachd inClear() throws IOException {
    return new PracticePachd(InsecureServerCredentials.create());
  }

  /** Begins to answer, with TLS: a certificate and its key, in files of PEM. */
  public static PracticePachd withTls(Path certificate, Path key) throws IOException {
    return new PracticePachd(TlsServerCredentials.create(certificate.toFile(), key.toFile()));
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static ServerServiceDefinition auth() {
    Roles roles = Roles.newBuilder().putRoles("clusterAdmin", true).build();
    return ServerServiceDefinition.builder(APIGrpc.SERVICE_NAME)
        .addMethod(
            APIGrpc.getWhoAmIMethod(),
            handler(WhoAmIResponse.newBuilder().setUsername("robot:training").build()))
        .addMethod(
            APIGrpc.getAuthorizeMethod(),
            handler(AuthorizeResponse.newBuilder().setAuthorized(true).build()))
        .addMethod(
            APIGrpc.getGetRoleBindingMethod(),
            handler(
                GetRoleBindingResponse.newBuilder()
                    .setBinding(RoleBinding.newBuilder().putEntries("robot:training", roles))
                    .build()))
        .build();
  }

  /** A service of one call, which answers all requests alike. */
  private static <Q, A> ServerServiceDefinition answering(MethodDescriptor<Q, A> method, A answer) {
    return ServerServiceDefinition.builder(String.valueOf(method.getServiceName()))
        .addMethod(method, handler(answer))
        .build();
  }

  private static <Q, A> ServerCallHandler<Q, A> handler(A answer) {
    return ServerCalls.asyncUnaryCall(
        (request, to) -> {
          to.onNext(answer);
          to.onCompleted();
        });
  }
}
