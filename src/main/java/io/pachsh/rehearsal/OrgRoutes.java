package io.pachsh.rehearsal;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.OpenIdProvider;
import io.pachsh.issuer.Paths;
import io.pachsh.issuer.ProviderSettings;
import io.pachsh.rehearsal.PasswordSignIn.AppAccess;
import io.pachsh.rehearsal.management.AppSignIn;
import io.pachsh.rehearsal.management.ManagementApi;
import io.pachsh.rehearsal.management.ManagementApi.Trouble;
import io.pachsh.rehearsal.management.OktaIds;
import io.pachsh.rehearsal.management.OrgDirectory;
import io.pachsh.rehearsal.management.ServiceTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Which part of the org answers: its own authorization server, which gives service applications
 * their access tokens as well, the custom one below {@code /oauth2/default}, or the management API.
 */
record OrgRoutes(Handler own, Handler custom, Handler management, Handler serviceTokens)
    implements Handler {
  private static final String CUSTOM = "/oauth2/default";

  private static final Paths OWN_PATHS =
      new Paths(
          "/oauth2/v1/authorize",
          "/oauth2/v1/token",
          "/oauth2/v1/keys",
          "/oauth2/v1/userinfo",
          new Paths.Device("/oauth2/v1/device/authorize", "/activate", "/activate/callback"),
          "/oauth2/v1/revoke",
          "/oauth2/v1/logout");

  private static final Paths CUSTOM_PATHS =
      new Paths(
          "/v1/authorize",
          "/v1/token",
          "/v1/keys",
          "/v1/userinfo",
          new Paths.Device("/v1/device/authorize", "/v1/activate", "/v1/activate/callback"),
          "/v1/revoke",
          "/v1/logout");

  /** Everything that an org answers, its faults before it. */
  static Handler of(OrgState state, FaultSwitch faults, Clock clock, SecureRandom random) {
    OrgRecord org = state.record();
    OrgClients clients = new OrgClients(state);
    OrgDirectory directory = directory(org);
    AppAccess own =
        (clientId, user) ->
            clients
                .registered(clientId)
                .map(app -> new AppSignIn(app, directory))
                .map(app -> Optional.of(member(user)).filter(app::isAssigned).map(app::groupNames))
                .orElseGet(() -> Optional.of(user.groups()));
    AppAccess custom =
        (clientId, user) ->
            own.groups(clientId, user)
                .map(unused -> AppSignIn.groupNames(state.now().server(), member(user)));
    OktaIds ids = new OktaIds(random);
    ServiceTokens serviceTokens =
        new ServiceTokens(state, org.issuer() + OWN_PATHS.token(), ids, clock);
    ManagementApi management =
        new ManagementApi(
            state,
            serviceTokens,
            org.issuer(),
            OrgClients.builtIn(org.client(), directory.groupId("Everyone")),
            directory,
            ids,
            () -> trouble(faults),
            clock);
    OrgRoutes routes =
        new OrgRoutes(
            provider(state, org.issuer(), OWN_PATHS, own, faults, clock, random),
            provider(state, org.issuer() + CUSTOM, CUSTOM_PATHS, custom, faults, clock, random),
            management,
            serviceTokens);
    return new ControlHandler(
        org.client(), OWN_PATHS, faults, new FaultyEndpoints(OWN_PATHS, faults, clock, routes));
  }

  @Override
  public Response handle(Request request) {
    if (request.path().startsWith(ManagementApi.PATH)) {
      return management.handle(request);
    }
    if (request.path().equals(OWN_PATHS.token())
        && request.method().equals("POST")
        && ServiceTokens.isFor(request)) {
      return serviceTokens.handle(request);
    }
    return request.path().startsWith(CUSTOM + "/") ? custom.handle(request) : own.handle(request);
  }

  private static OpenIdProvider provider(
      OrgState state,
      String issuer,
      Paths paths,
      AppAccess access,
      FaultSwitch faults,
      Clock clock,
      SecureRandom random) {
    OrgRecord org = state.record();
    ProviderSettings settings =
        new ProviderSettings(
            issuer,
            paths,
            new OrgClients(state),
            new PasswordSignIn(org.users(), access, faults),
            new FaultyClaims(faults),
            new FaultySigner(org.key(), faults, random));
    return new OpenIdProvider(settings, clock, random);
  }

  private static Trouble trouble(FaultSwitch faults) {
    return switch (faults.now()) {
      case API_RATE_LIMIT -> Trouble.RATE_LIMIT;
      case API_TOKEN_EXPIRED -> Trouble.EXPIRED_TOKEN;
      default -> Trouble.NONE;
    };
  }

  private static OrgDirectory directory(OrgRecord org) {
    return new OrgDirectory(
        org.users().stream().map(OrgRoutes::member).toList(), org.client().id());
  }

  private static OrgDirectory.Member member(PracticeUser user) {
    return new OrgDirectory.Member(user.subject(), user.email(), user.name(), user.groups());
  }
}
