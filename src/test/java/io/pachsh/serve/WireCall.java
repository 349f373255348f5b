package io.pachsh.serve;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A call by its name, with messages as text. */
record WireCall(MethodDescriptor<?, ?> method) {
  static final List<ServiceDescriptor> SERVICES =
      List.of(
          io.pachsh.wire.auth.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.identity.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.admin.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.version.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pfs.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pps.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.transaction.APIGrpc.getServiceDescriptor());

  static Stream<WireCall> all() {
    return SERVICES.stream().flatMap(it -> it.getMethods().stream()).map(WireCall::new);
  }

  /** The call of a name such as {@code auth_v2.API/WhoAmI}. */
  static WireCall named(String name) {
    return all().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  String name() {
    return method.getFullMethodName();
  }

  /** The answers as text; throws the status that it failed with. */
  List<String> send(Channel channel, String request, Metadata metadata)
      throws StatusRuntimeException {
    return send(method, channel, request, metadata);
  }

  private static <Q, A> List<String> send(
      MethodDescriptor<Q, A> method, Channel channel, String request, Metadata metadata) {
    PrototypeMarshaller<Q> marshaller = (PrototypeMarshaller<Q>) method.getRequestMarshaller();
    Message.Builder builder = ((Message) marshaller.getMessagePrototype()).newBuilderForType();
    try {
      TextFormat.merge(request, builder);
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(request, e);
    }
    Channel signed =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    List<String> answers = new ArrayList<>();
    ClientCalls.blockingServerStreamingCall(
            signed,
            method,
            CallOptions.DEFAULT.withDeadlineAfter(30, java.util.concurrent.TimeUnit.SECONDS),
            marshaller.getMessageClass().cast(builder.build()))
        .forEachRemaining(
            answer ->
                answers.add(
                    TextFormat.printer()
                        .emittingSingleLine(true)
                        .printToString((Message) answer)
                        .strip()));
    return answers;
  }
}
