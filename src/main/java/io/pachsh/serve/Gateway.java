package io.pachsh.serve;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import io.grpc.StatusException;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.http.Handler;
import io.pachsh.http.Peer;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.outside.WellFormed;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

  private final ServedCluster cluster;
  private final CallHandler handler;
  private final Map<String, Rpc<?, ?>> rpcs;
  private final Set<String> services;
  private final ServeThreads threads;

  Gateway(ServedCluster cluster, CallHandler handler, List<Rpc<?, ?>> rpcs, ServeThreads threads) {
    this.cluster = cluster;
    this.handler = handler;
    this.rpcs = rpcs.stream().collect(Collectors.toMap(Rpc::name, Function.identity()));
    services = rpcs.stream().map(rpc -> rpc.method().getServiceName()).collect(Collectors.toSet());
    this.threads = threads;
  }

  @Override
  public Optional<Response> refuse(Request head) {
    if (head.headers().containsKey("origin")) {
      return Optional.of(
          failed(
              403, Status.PERMISSION_DENIED.withDescription("requests of web pages are refused")));
    }
    if (!head.path().startsWith(PREFIX)) {
      return Optional.of(failed(404, Status.NOT_FOUND.withDescription("Not Found")));
    }
    if (!head.method().equals("POST")) {
      return Optional.of(failed(501, Status.UNIMPLEMENTED.withDescription("Method Not Allowed")));
    }
    String type = head.header("content-type").orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      return Optional.of(
          failed(
              415,
              Status.INVALID_ARGUMENT.withDescription(
                  "the Content-Type must be application/json")));
    }
    Rpc<?, ?> rpc = rpcs.get(call(head));
    return rpc == null
        ? Optional.of(failed(UnknownCalls.status(call(head), services)))
        : handler.refuse(rpc, context(head, Optional.empty())).map(Gateway::failed);
  }

  private static String call(Request request) {
    return request.path().substring(PREFIX.length());
  }

  @Override
  public boolean isTrusted(Request head) {
    return context(head, Optional.empty()).principal().isPresent();
  }

  private CallContext context(Request http, Optional<Peer> peer) {
    List<Secret> tokens =
        http.headers().getOrDefault("authn-token", List.of()).stream().map(Secret::of).toList();
    return new CallContext(cluster, tokens, peer);
  }

  @Override
  public Response handle(Request request) {
    throw new UnsupportedOperationException("each call is answered in its own time");
  }

  @Override
  public CompletableFuture<Response> answer(Request request, Peer peer) {
    Rpc<?, ?> rpc = rpcs.get(call(request));
    if (rpc == null) {
      throw new IllegalStateException("refused before");
    }
    CallContext context = context(request, Optional.of(peer));
    if (rpc.kind() == Rpc.Kind.LOCAL) {
      return answer(rpc, context, request);
    }
    // Nobody else has to wait meanwhile.
    CompletableFuture<Response> answer = new CompletableFuture<>();
    threads
        .of(rpc.kind(), context.principal().isPresent())
        .execute(() -> pass(answer(rpc, context, request), answer));
    return answer;
  }

  private static void pass(CompletableFuture<Response> from, CompletableFuture<Response> to) {
    var unused = to.whenComplete((response, failure) -> from.cancel(false));
    var unusedSecond =
        from.whenComplete(
            (response, failure) -> {
              if (failure == null) {
                to.complete(response);
              } else {
                to.completeExceptionally(failure);
              }
            });
  }

  private <Q extends Message, A extends Message> CompletableFuture<Response> answer(
      Rpc<Q, A> rpc, CallContext context, Request http) {
    Q request;
    try {
      request = parse(rpc, http.body());
    } catch (InvalidProtocolBufferException e) {
      return CompletableFuture.completedFuture(
          failed(
              Status.INVALID_ARGUMENT.withDescription(
                  "the body is no such request: " + e.getMessage())));
    }
    CompletableFuture<List<A>> answers = handler.answer(rpc, context, request);
    CompletableFuture<Response> response =
        answers.handle(
            (found, failure) -> {
              if (failure instanceof StatusException e) {
                return failed(e.getStatus());
              }
              return Response.json(
                  200, rpc.streams() ? stream(found) : GatewayJson.of(found.get(0)));
            });
    var unusedThird = response.whenComplete((given, failure) -> answers.cancel(false));
    return response;
  }

  private static <Q extends Message> Q parse(Rpc<Q, ?> rpc, String body)
      throws InvalidProtocolBufferException {
    Message.Builder builder = rpc.prototype().newBuilderForType();
    if (!body.isBlank()) {
      PARSER.merge(body, builder);
    }
    requireWellFormed(builder);
    @SuppressWarnings("unchecked") // A builder builds what made it.
    Q request = (Q) builder.build();
    return request;
  }

  /** As protobuf's own form, in which such a text cannot be written. */
  private static void requireWellFormed(MessageOrBuilder message)
      throws InvalidProtocolBufferException {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      List<?> values = field.getValue() instanceof List<?> all ? all : List.of(field.getValue());
      for (Object value : values) {
        if (value instanceof MessageOrBuilder inner) {
          requireWellFormed(inner);
        } else if (value instanceof String text && !WellFormed.is(text)) {
          throw new InvalidProtocolBufferException(
              "the field %s: %s".formatted(field.getKey().getName(), WellFormed.SENTENCE));
        }
      }
    }
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
