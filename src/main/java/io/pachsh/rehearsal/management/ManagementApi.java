package io.pachsh.rehearsal.management;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The org's management API below {@link #PATH}: the subset of Okta's that pachsh uses. Whatever
 * Okta does not publish is answered with 404 in Okta's error shape.
 */
public final class ManagementApi implements Handler {
  public static final String PATH = "/api/v1/";

  private static final String SCHEME = "SSWS ";
  private static final String BEARER = "Bearer ";
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
  private final ServiceTokens tokens;
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
   * @param tokens knows the access tokens of service applications
   * @param builtIn the application that the org has had from the beginning
   */
  public ManagementApi(
      ManagementStore store,
      ServiceTokens tokens,
      String base,
      OrgApp builtIn,
      OrgDirectory directory,
      OktaIds ids,
      Supplier<Trouble> trouble,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
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
      ApiPermission permission = permission(request).orElseThrow(ApiError::unauthorized);
      if (trouble.get() == Trouble.RATE_LIMIT && !refusedLast.compareAndSet(true, false)) {
        refusedLast.set(true);
        return limited(ApiError.tooMany().response(), "0", 1);
      }
      ApiRequest asked = ApiRequest.of(request, base);
      permission.require(asked);
      return limited(answer(asked), "599", 60);
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

  /** What the sender of a request may do; empty for nobody whom the org knows. */
  private Optional<ApiPermission> permission(Request request) {
    List<String> given = request.headers().getOrDefault("authorization", List.of());
    if (trouble.get() == Trouble.EXPIRED_TOKEN || given.size() != 1) {
      return Optional.empty();
    }
    String header = given.get(0);
    if (header.startsWith(BEARER)) {
      return tokens
          .scopes(header.substring(BEARER.length()))
          .map(scopes -> new ApiPermission(Optional.of(scopes)));
    }
    boolean isToken =
        header.startsWith(SCHEME)
            && !store.now().apiToken().isEmpty()
            && store.now().apiToken().equals(Secret.of(header.substring(SCHEME.length())));
    return isToken ? Optional.of(ApiPermission.ADMINISTRATOR) : Optional.empty();
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
