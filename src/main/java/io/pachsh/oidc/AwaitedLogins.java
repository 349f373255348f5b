package io.pachsh.oidc;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logins that wait at one address, and what is said to the browsers that come there. They are
 * kept by the hash of their state: looking for one takes as long among thousands, and how long
 * tells nothing of a state.
 */
final class AwaitedLogins implements Handler {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Map<String, CallbackLogin> byState = new HashMap<>();
  private final Map<String, Integer> paths = new HashMap<>();

  synchronized void add(CallbackLogin login) {
    boolean isNew = false;
    for (String state : login.states()) {
      isNew |= byState.put(Sha256.hex(state), login) == null;
    }
    if (isNew) {
      paths.merge(login.redirect().path(), 1, Integer::sum);
    }
  }

  synchronized void remove(CallbackLogin login) {
    boolean wasThere = false;
    for (String state : login.states()) {
      wasThere |= byState.remove(Sha256.hex(state), login);
    }
    if (wasThere) {
      paths.computeIfPresent(
          login.redirect().path(), (path, count) -> count == 1 ? null : count - 1);
    }
  }

  synchronized boolean isEmpty() {
    return byState.isEmpty();
  }

  private synchronized boolean isAwaitedAt(String path) {
    return paths.containsKey(path);
  }

  private synchronized Optional<CallbackLogin> find(String state, String path) {
    return Optional.ofNullable(byState.get(Sha256.hex(state)))
        .filter(login -> login.redirect().path().equals(path));
  }

  private synchronized void noteVisitWithoutAnswer(String path) {
    byState.values().stream()
        .filter(login -> login.redirect().path().equals(path))
        .forEach(CallbackLogin::noteVisitWithoutAnswer);
  }

  @Override
  public Optional<Response> refuse(Request head) {
    if (!isAwaitedAt(head.path())) {
      return Optional.of(
          Response.text(404, "Nothing is here: pachsh waits for a login at another path.\n"));
    }
    // A provider that answers by form although it was not asked to is told apart by the form.
    boolean isForm =
        head.method().equals("POST")
            && head.header("content-type").filter(type -> type.startsWith(FORM)).isPresent();
    return head.method().equals("GET") || isForm ? Optional.empty() : Optional.of(onlyGet());
  }

  private static Response onlyGet() {
    return Response.text(405, "Only GET is answered here.\n").with("Allow", "GET");
  }

  @Override
  public Response handle(Request request) {
    if (request.method().equals("POST")) {
      return find(request.form("state").orElse(""), request.path())
          .map(login -> login.answerForm(request))
          .orElseGet(AwaitedLogins::onlyGet);
    }
    if (Stream.of("state", "code", "error").noneMatch(request.query()::containsKey)) {
      noteVisitWithoutAnswer(request.path());
      return CallbackPage.withoutAnswer();
    }
    return find(request.query("state").orElse(""), request.path())
        .map(login -> login.answer(request))
        .orElseGet(
            () ->
                CallbackPage.notAwaited(
                    "Its state is not that of a login that is waiting: it was finished, has"
                        + " expired, or never began here."));
  }
}
