package io.pachsh.rehearsal;

import io.pachsh.http.Handler;
import io.pachsh.http.PlainPage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.Client;
import io.pachsh.issuer.Paths;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Where requests enter the org: some faults answer here already. At {@link #PATH} the org says
 * which one it is, with every fault, so that another process can recognise it, and takes a new
 * fault from one that can read the org's file.
 */
record ControlHandler(Client client, Paths paths, FaultSwitch faults, Handler inside)
    implements Handler {
  static final String PATH = "/rehearsal";

  /** RFC 6749 §5.2. */
  private static final String INVALID_CLIENT = "{\"error\": \"invalid_client\"}";

  private static final Duration SLOW = Duration.ofMinutes(1);

  @Override
  public Response handle(Request request) {
    if (request.path().equals(PATH)) {
      return request.method().equals("POST") ? turn(request) : who();
    }
    return switch (faults.now()) {
      case SLOW -> late(request);
      case SERVER_ERROR -> Response.text(500, "Internal Server Error\n");
      case HTML -> request.path().equals(paths.authorize()) ? inside.handle(request) : page();
      case NO_USERINFO ->
          request.path().equals(paths.userinfo())
              ? Response.text(503, "Service Unavailable\n")
              : inside.handle(request);
      case OTHER_PERSON ->
          request.path().equals(paths.userinfo())
              ? Response.json(200, "{\"sub\": \"00uSomebodyElse\"}")
              : inside.handle(request);
      case SECRET_IN_FORM ->
          request.path().equals(paths.token()) && request.header("authorization").isPresent()
              ? Response.json(401, INVALID_CLIENT)
              : inside.handle(request);
      default -> inside.handle(request);
    };
  }

  private Response who() {
    return Response.text(200, client.id() + " " + faults.now().wireName() + "\n");
  }

  private Response turn(Request request) {
    Secret proof = Secret.of(request.form("client_secret").orElse(""));
    if (!client.secret().equals(proof)) {
      return Response.text(403, "The client secret is wrong.\n");
    }
    Optional<Fault> next = request.form("mode").flatMap(Fault::named);
    next.ifPresent(faults::turn);
    return next.isPresent() ? who() : Response.text(400, "This mode is not known here.\n");
  }

  /** Somebody who changes the fault, or closes the org, does not have to wait. */
  private Response late(Request request) {
    return faults.linger(SLOW)
        ? Response.text(503, "The org changed its mood meanwhile.\n")
        : inside.handle(request);
  }

  private static Response page() {
    return Response.html(
        200, PlainPage.of("Welcome", "<h1>Welcome</h1>\n<p>This is a web page, not JSON.</p>\n"));
  }
}
