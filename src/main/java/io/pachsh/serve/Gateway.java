package io.pachsh.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.StatusException;
import io.pachsh.access.Cluster;
import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The calls as pachd's JSON gateway answers them: {@code POST /api/auth_v2.API/WhoAmI} with the
 * request as JSON and the token in the header {@code Authn-Token}. Web pages are kept out: the
 * content type must be JSON, and a request that says which page it comes from is refused.
 */
final class Gateway implements Handler {
  static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final String PREFIX = "/api/";

  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  /** gRPC's codes as HTTP's; the others are 500. */
  private static final Map<Status.Code, Integer> HTTP =
      Map.ofEntries(
          Map.entry(Status.Code.CANCELLED, 499),
          Map.entry(Status.Code.INVALID_ARGUMENT, 400),
          Map.entry(Status.Code.FAILED_PRECONDITION, 400),
          Map.entry(Status.Code.DEADLINE_EXCEEDED, 504),
          Map.entry(Status.Code.NOT_FOUND, 404),
          Map.entry(Status.Code.ALREADY_EXISTS, 409),
          Map.entry(Status.Code.ABORTED, 409),
          Map.entry(Status.Code.PERMISSION_DENIED, 403),
          Map.entry(Status.Code.RESOURCE_EXHAUSTED, 429),
          Map.entry(Status.Code.UNIMPLEMENTED, 501),
          Map.entry(Status.Code.UNAVAILABLE, 503),
          Map.entry(Status.Code.UNAUTHENTICATED, 401));

  private final Cluster cluster;
  private final Desk desk;
  private final Map<String, Rpc<?, ?>> rpcs;
  private final Set<String> services;

  Gateway(Cluster cluster, Desk desk, List<Rpc<?, ?>> rpcs) {
    this.cluster = cluster;
    this.desk = desk;
    this.rpcs = rpcs.stream().collect(Collectors.toMap(Rpc::name, Function.identity()));
    services = rpcs.stream().map(rpc -> rpc.method().getServiceName()).collect(Collectors.toSet());
  }

  @Override
  public Response handle(Request request) {
    if (request.headers().containsKey("origin")) {
      return failed(
          403, Status.PERMISSION_DENIED.withDescription("requests of web pages are refused"));
    }
    if (!request.path().startsWith(PREFIX)) {
      return failed(404, Status.NOT_FOUND.withDescription("Not Found"));
    }
    if (!request.method().equals("POST")) {
      return failed(501, Status.UNIMPLEMENTED.withDescription("Method Not Allowed"));
    }
    String type = request.header("content-type").orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      return failed(
          415,
          Status.INVALID_ARGUMENT.withDescription("the Content-Type must be application/json"));
    }
    String name = request.path().substring(PREFIX.length());
    Rpc<?, ?> rpc = rpcs.get(name);
    return rpc == null ? failed(UnknownCalls.status(name, services)) : answer(rpc, request);
  }

  private <Q extends Message, A extends Message> Response answer(Rpc<Q, A> rpc, Request http) {
    List<Secret> tokens =
        http.headers().getOrDefault("authn-token", List.of()).stream().map(Secret::of).toList();
    Visit visit = new Visit(cluster, tokens);
    try {
      Q request = parse(rpc, http.body());
      List<A> answers = desk.answer(rpc, visit, request);
      return Response.json(200, rpc.streams() ? stream(answers) : GatewayJson.of(answers.get(0)));
    } catch (StatusException e) {
      return failed(e.getStatus());
    } catch (InvalidProtocolBufferException e) {
      return failed(
          Status.INVALID_ARGUMENT.withDescription(
              "the body is no such request: " + e.getMessage()));
    }
  }

  private static <Q extends Message> Q parse(Rpc<Q, ?> rpc, String body)
      throws InvalidProtocolBufferException {
    if (!(rpc.method().getRequestMarshaller() instanceof PrototypeMarshaller<Q> marshaller)
        || marshaller.getMessagePrototype() == null) {
      throw new IllegalStateException(rpc.name() + " has no messages of protobuf");
    }
    Message.Builder builder = marshaller.getMessagePrototype().newBuilderForType();
    if (!body.isBlank()) {
      PARSER.merge(body, builder);
    }
    return marshaller.getMessageClass().cast(builder.build());
  }

  /** One JSON object a line. */
  private static String stream(List<? extends Message> answers) {
    StringBuilder lines = new StringBuilder();
    for (Message answer : answers) {
      lines.append("{\"result\":").append(GatewayJson.of(answer)).append("}\n");
    }
    return lines.toString();
  }

  private static Response failed(Status status) {
    return failed(HTTP.getOrDefault(status.getCode(), 500), status);
  }

  private static Response failed(int http, Status status) {
    String description = status.getDescription();
    String message = description == null ? "" : description;
    Response response =
        Response.json(
            http,
            "{\"code\":%d,\"message\":%s,\"details\":[]}"
                .formatted(status.getCode().value(), GatewayJson.quoted(message)));
    return http == 401 ? response.with("WWW-Authenticate", message) : response;
  }
}
