package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The access tokens of the org's service application: OAuth 2.0 client credentials (RFC 6749 §4.4),
 * proven by a signed assertion (RFC 7523 §2.2). They end with the org.
 */
public final class ServiceTokens implements Handler {
  private static final String GRANT_TYPE = "client_credentials";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Duration LIFETIME = Duration.ofHours(1);

  /** What the application is granted. */
  private static final Set<String> SCOPES =
      Set.of(
          "okta.apps.manage",
          "okta.apps.read",
          "okta.groups.read",
          "okta.users.read",
          "okta.authorizationServers.manage",
          "okta.authorizationServers.read");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ManagementStore store;
  private final String endpoint;
  private final OktaIds ids;
  private final Clock clock;
  private final Map<String, Grant> tokens = new HashMap<>();
  private final Map<String, Instant> usedAssertions = new HashMap<>();

  private record Grant(Set<String> scopes, Instant expiry) {}

  /**
   * The tokens of one org.
   *
   * @param endpoint the token endpoint's address
   */
  public ServiceTokens(ManagementStore store, String endpoint, OktaIds ids, Clock clock) {
    this.store = store;
    this.endpoint = endpoint;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether a request to the token endpoint is a service application's. */
  public static boolean isFor(Request request) {
    return request.form("grant_type").filter(GRANT_TYPE::equals).isPresent();
  }

  @Override
  public Response handle(Request request) {
    Optional<ClientAssertion> assertion =
        request
            .form("client_assertion_type")
            .filter(ASSERTION_TYPE::equals)
            .flatMap(unused -> request.form("client_assertion"))
            .flatMap(ClientAssertion::parse);
    Optional<OrgServiceApp> app = store.now().serviceApp();
    if (assertion.isEmpty() || app.isEmpty()) {
      return refused(401, "invalid_client", "Client authentication failed.");
    }
    Instant now = clock.instant();
    Optional<String> problem =
        assertion.get().problem(app.get().id(), ServiceKey.of(app.get().key()), endpoint, now);
    if (problem.isPresent()
        || !request.form("client_id").map(app.get().id()::equals).orElse(true)) {
      return refused(401, "invalid_client", problem.orElse("The client_id is another's."));
    }
    Set<String> scopes =
        new TreeSet<>(Arrays.asList(request.form("scope").orElse("").strip().split(" +")));
    if (!SCOPES.containsAll(scopes)) {
      return refused(
          400,
          "invalid_scope",
          "One or more scopes are not configured for the authorization server resource.");
    }
    return issued(assertion.get(), scopes, now);
  }

  private synchronized Response issued(ClientAssertion assertion, Set<String> scopes, Instant now) {
    tokens.values().removeIf(grant -> !now.isBefore(grant.expiry()));
    usedAssertions.values().removeIf(expiry -> !now.isBefore(expiry));
    if (!assertion.id().isEmpty()
        && usedAssertions.putIfAbsent(assertion.id(), assertion.expiry()) != null) {
      return refused(401, "invalid_client", "The client_assertion token was used already.");
    }
    String token = ids.clientSecret().reveal();
    tokens.put(token, new Grant(Set.copyOf(scopes), now.plus(LIFETIME)));
    return Response.json(
            200,
            MAPPER
                .createObjectNode()
                .put("token_type", "Bearer")
                .put("expires_in", LIFETIME.toSeconds())
                .put("access_token", token)
                .put("scope", String.join(" ", scopes))
                .toString())
        .with("Cache-Control", "no-store");
  }

  /** The scopes that an access token gives; empty when it is none, or no longer good. */
  synchronized Optional<Set<String>> scopes(String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(grant -> clock.instant().isBefore(grant.expiry()))
        .map(Grant::scopes);
  }

  /** RFC 6749 §5.2. */
  private static Response refused(int status, String error, String description) {
    return Response.json(
        status,
        MAPPER
            .createObjectNode()
            .put("error", error)
            .put("error_description", description)
            .toString());
  }
}
