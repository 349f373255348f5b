package io.pachsh.serve;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are not served, answered in the words of pachd's gRPC library: tools tell a missing
 * service, such as enterprise_v2 since 2.12, by them.
 */
final class UnknownCalls extends HandlerRegistry {
  /** Services of pachd that are about data, pipelines, and the processes that pachd is. */
  private static final Set<String> OF_DATA =
      Set.of(
          "admin_v2.API",
          "debug_v2.Debug",
          "logs.API",
          "metadata.API",
          "pfs_v2.API",
          "pjs.API",
          "pps_v2.API",
          "snapshot.API",
          "storage.Fileset",
          "transaction_v2.API");

  private final Set<String> services;

  UnknownCalls(Set<String> services) {
    this.services = services;
  }

  /** What is said about a call such as {@code enterprise_v2.API/GetState}. */
  static Status status(String method, Set<String> services) {
    int slash = method.lastIndexOf('/');
    String service = slash < 0 ? method : method.substring(0, slash);
    if (OF_DATA.contains(service)) {
      return Status.UNIMPLEMENTED.withDescription(
          "this is an embedded cluster of pachsh, which has access control alone: it moves no data and"
              + " runs no pipelines, so %s works on a real pachd only".formatted(method));
    }
    return Status.UNIMPLEMENTED.withDescription(
        services.contains(service)
            ? "unknown method %s for service %s".formatted(method.substring(slash + 1), service)
            : "unknown service " + service);
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String method, @Nullable String authority) {
    MethodDescriptor<InputStream, InputStream> descriptor =
        MethodDescriptor.<InputStream, InputStream>newBuilder()
            .setType(MethodDescriptor.MethodType.UNKNOWN)
            .setFullMethodName(method)
            .setRequestMarshaller(BYTES)
            .setResponseMarshaller(BYTES)
            .build();
    return ServerMethodDefinition.create(
        descriptor,
        (call, headers) -> {
          call.close(status(method, services), new Metadata());
          return new ServerCall.Listener<>() {};
        });
  }

  private static final MethodDescriptor.Marshaller<InputStream> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
          return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
          return new ByteArrayInputStream(new byte[0]);
        }
      };
}
