package io.pachsh.rehearsal.management;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The org's management API below {@link #PATH}: the subset of Okta's that pachsh uses. Whatever
 * Okta does not publish is answered with 404 in Okta's error shape.
 */
public final class ManagementApi implements Handler {
  public static final String PATH = "/api/v1/";

  private static final String SCHEME = "SSWS ";
  private static final String REQUESTS = "600";

  /** How the API misbehaves. */
  public enum Trouble {
    NONE,
    /** Every second request is one too many, and the next may come a second later. */
    RATE_LIMIT,
    /** The API token has expired. */
    EXPIRED_TOKEN
  }

  private final ManagementStore store;
  private final String base;
  private final Supplier<Trouble> trouble;
  private final Clock clock;
  private final AppCalls apps;
  private final DirectoryCalls directory;
  private final ServerCalls servers;
  private final AtomicBoolean refusedLast = new AtomicBoolean();

  /**
   * The API of one org.
   *
   * @param base the org's address
   * @param builtIn the application that the org has had from the beginning
   */
  public ManagementApi(
      ManagementStore store,
      String base,
      OrgApp builtIn,
      OrgDirectory directory,
      OktaIds ids,
      Supplier<Trouble> trouble,
      Clock clock) {
    this.store = store;
    this.base = base;
    this.trouble = trouble;
    this.clock = clock;
    this.apps = new AppCalls(store, builtIn, directory, ids, clock);
    this.directory = new DirectoryCalls(directory);
    this.servers = new ServerCalls(store, ids);
  }

  @Override
  public Response handle(Request request) {
    try {
      if (!isAllowed(request)) {
        throw ApiError.unauthorized();
      }
      if (trouble.get() == Trouble.RATE_LIMIT && !refusedLast.compareAndSet(true, false)) {
        refusedLast.set(true);
        return limited(ApiError.tooMany().response(), "0", 1);
      }
      return limited(answer(ApiRequest.of(request, base)), "599", 60);
    } catch (ApiError e) {
      return e.response();
    }
  }

  private Response answer(ApiRequest request) {
    return switch (request.word(0)) {
      case "apps" -> apps.answer(request);
      case "users" -> directory.users(request);
      case "groups" -> directory.groups(request);
      case "authorizationServers" -> servers.answer(request);
      default -> AppCalls.missing(request);
    };
  }

  private boolean isAllowed(Request request) {
    List<String> given = request.headers().getOrDefault("authorization", List.of());
    return trouble.get() != Trouble.EXPIRED_TOKEN
        && given.size() == 1
        && given.get(0).startsWith(SCHEME)
        && !store.now().apiToken().isEmpty()
        && store.now().apiToken().equals(Secret.of(given.get(0).substring(SCHEME.length())));
  }

  /** Okta says with each answer how many requests are left, and until when. */
  private Response limited(Response response, String left, int seconds) {
    return response
        .with("X-Rate-Limit-Limit", REQUESTS)
        .with("X-Rate-Limit-Remaining", left)
        .with(
            "X-Rate-Limit-Reset",
            String.valueOf(clock.instant().plusSeconds(seconds).getEpochSecond()));
  }
}
