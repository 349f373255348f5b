package io.pachsh.pachd.connection;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Outside;
import java.time.Duration;
import java.util.Locale;

/** What a status means that a call to one endpoint ended with: a refusal, or a failure. */
public record StatusErrors(NetworkRoute route) {
  private static final String TOO_LARGE = "exceeds maximum size";

  private Endpoint endpoint() {
    return route.endpoint();
  }

  /**
   * The call that ended.
   *
   * @param rpc such as {@code auth_v2.API/WhoAmI}
   * @param arrived whether a connection stood when it was sent
   */
  record Asked(String rpc, CallPolicy policy, boolean arrived) {}

  /** Whether the connection is worth no other call. */
  boolean isLost(Status status) {
    return status.getCode() == Status.Code.UNAVAILABLE
        || isLate(status)
        || isCut(status)
        || isGarbled(status);
  }

  /** Whether the time for an answer ran out, which a second try would not mend. */
  static boolean isLate(Status status) {
    return status.getCode() == Status.Code.DEADLINE_EXCEEDED;
  }

  /** The exception to throw for it. */
  RuntimeException to(Asked asked, StatusRuntimeException ended) {
    Status status = ended.getStatus();
    String text = text(status);
    if (isNoGrpc(status)) {
      return noGrpc(status);
    }
    if (isCut(status) || isGarbled(status)) {
      return asked.arrived() ? cut(asked, CauseWords.of(ended)) : Unreachable.because(route, ended);
    }
    return switch (status.getCode()) {
      case UNAVAILABLE -> unavailable(asked, ended);
      case DEADLINE_EXCEEDED -> slow(asked, status);
      case RESOURCE_EXHAUSTED -> exhausted(asked, text);
      case CANCELLED ->
          new Failure(
              Exit.FAILED,
              "%s was cancelled: %s.".formatted(asked.rpc(), full(text)),
              uncertainty(asked.policy()).and("Try it again."));
      default -> PachdErrors.refusal(asked.rpc(), status.getCode(), text);
    };
  }

  /** What an interrupt of the thread means, which cancelled the call. */
  Interruption interrupted(MethodDescriptor<?, ?> method, CallPolicy policy) {
    return new Interruption(
        "Interrupted: %s was cancelled.".formatted(method.getFullMethodName()),
        uncertainty(policy));
  }

  private RuntimeException unavailable(Asked asked, StatusRuntimeException ended) {
    Status status = ended.getStatus();
    if (status.getCause() == null && !isOfTheConnection(status)) {
      return new Failure(
          Exit.UNREACHABLE,
          "The pachd at %s is not ready: %s.".formatted(endpoint(), full(text(status))),
          "It may be starting: 'kubectl get pod' shows it. Try again in a moment.");
    }
    if (!asked.arrived()) {
      return Unreachable.because(route, ended);
    }
    return cut(asked, CauseWords.of(ended));
  }

  private Failure cut(Asked asked, String why) {
    return new Failure(
        Exit.UNREACHABLE,
        "The connection to %s was lost before %s was answered: %s."
            .formatted(endpoint(), asked.rpc(), full(why)),
        uncertainty(asked.policy())
            .and(
                "The next command connects anew. If it happens again: is pachd being restarted,"
                    + " does a proxy or port-forward in between end connections?"));
  }

  private CallException slow(Asked asked, Status status) {
    Duration patience = asked.policy().patience();
    boolean connecting = text(status).contains("waiting_for_connection");
    return new CallException(
        CallException.Kind.LATE,
        new Failure(
            Exit.UNREACHABLE,
            connecting && !asked.arrived()
                ? "No connection to %s came about within %s.".formatted(endpoint(), span(patience))
                : "%s did not answer %s within %s."
                    .formatted(endpoint(), asked.rpc(), span(patience)),
            uncertainty(asked.policy())
                .and(
                    "Is pachd overloaded, or does something on the way swallow packets (VPN,"
                        + " firewall)?")));
  }

  private Failure exhausted(Asked asked, String text) {
    boolean reply = text.contains(TOO_LARGE);
    boolean request = text.contains("received message larger than max");
    if (!reply && !request) {
      return new Failure(
          Exit.FAILED,
          "pachd refused %s for now: %s.".formatted(asked.rpc(), full(text)),
          "Try again in a moment.");
    }
    return new Failure(
        Exit.FAILED,
        "The %s of %s is larger than the 20 MiB that pachd and its clients allow: %s."
            .formatted(reply ? "answer" : "request", asked.rpc(), full(text)),
        "Ask for less at a time, such as one project instead of all.");
  }

  private Failure noGrpc(Status status) {
    return new Failure(
        Exit.UNREACHABLE,
        "%s answers as a web server, not as a pachd: %s."
            .formatted(endpoint(), quoted(text(status))),
        "Check the port: pachd's own is 30650; behind Pachyderm's proxy it is 80 or 443. Another"
            + " proxy in between must pass gRPC (HTTP/2) on.");
  }

  /** Whether the answer was one of HTTP, with no gRPC in it. */
  static boolean isNoGrpc(Status status) {
    String text = text(status);
    return text.contains("invalid content-type") || text.startsWith("HTTP status code");
  }

  /** What gRPC itself says, as opposed to pachd, about a connection that ends. */
  private static boolean isOfTheConnection(Status status) {
    String text = text(status).toLowerCase(Locale.ROOT);
    return text.isEmpty()
        || text.contains("from proxy")
        || text.contains("with proxy")
        || text.contains("io exception")
        || text.contains("end of stream")
        || text.contains("goaway")
        || text.contains("http/2 error")
        || text.contains("keepalive")
        || text.contains("channel shutdown")
        || text.contains("unable to resolve")
        || text.contains("connection closed");
  }

  private static boolean isCut(Status status) {
    String text = text(status);
    return text.contains("HTTP/2 error code")
        || text.contains("end-of-stream mid-frame")
        || text.contains("RST_STREAM")
        || text.contains("End of stream")
        || text.contains("missing GRPC status")
        || text.contains("closed without");
  }

  private static boolean isGarbled(Status status) {
    String text = text(status);
    return text.contains("Invalid protobuf byte sequence")
        || text.contains("Failed to read message")
        || text.contains("Protocol error")
        || text.contains("error in frame handler")
        || text.contains("gRPC frame header malformed");
  }

  /** For a change, that nobody knows whether it was made. */
  private static Lines uncertainty(CallPolicy policy) {
    if (policy.isRepeatable()) {
      return Lines.none();
    }
    return Lines.of(
        policy.shownBy().isEmpty()
            ? "It may or may not have been made: look before you repeat it."
            : "It may or may not have been made: '" + policy.shownBy() + "' shows which.");
  }

  static String text(Status status) {
    return status.getDescription() == null ? "" : status.getDescription();
  }

  /** A text as the end of a sentence of ours. */
  private static String full(String text) {
    String line = quoted(text);
    return line.isEmpty()
        ? "no reason given"
        : line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** All that somebody else says, on one line. */
  private static String quoted(String text) {
    return Outside.of(text.strip()).toString();
  }

  private static String span(Duration time) {
    return time.toSeconds() >= 1 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
