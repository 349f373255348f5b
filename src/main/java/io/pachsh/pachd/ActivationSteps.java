package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.ClusterHost;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.OptionalCall;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.pfs.ActivateAuthRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What follows switching access control on, as pachctl does it. Each step looks first whether it
 * was done, so that a second run goes on where the first one stopped; what is configured already,
 * as Helm does, stays as it is.
 */
record ActivationSteps(PachdClient pachd) {
  /** A step made of its words and its work. */
  private record Step(String name, Supplier<String> work) implements ActivationStep {
    @Override
    public String run() {
      return work.get();
    }
  }

  List<ActivationStep> of(Optional<LoginSetup> loginSetup) {
    List<ActivationStep> steps = new ArrayList<>();
    steps.add(new Step("projects and repos", this::activateFiles));
    steps.add(new Step("pipelines", this::activatePipelines));
    loginSetup.ifPresent(
        setup -> {
          steps.add(new Step("identity service", () -> setIssuer(setup)));
          steps.add(new Step("OIDC client", () -> register(setup)));
          steps.add(new Step("auth configuration", () -> configure(setup)));
        });
    return steps;
  }

  private String activateFiles() {
    pachd.ask(
        io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
        ActivateAuthRequest.getDefaultInstance(),
        CallPolicy.SETTLING);
    return "Projects and repos have role bindings.";
  }

  private String activatePipelines() {
    pachd.ask(
        io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
        io.pachsh.wire.pps.ActivateAuthRequest.getDefaultInstance(),
        CallPolicy.SETTLING);
    return "Pipelines have tokens and roles.";
  }

  private String setIssuer(LoginSetup setup) {
    if (configuration().isPresent()) {
      return "The identity service stays as it is, for logins are configured already.";
    }
    RemoteIdentityService identity = new RemoteIdentityService(pachd);
    String present = identity.settings().issuer();
    if (present.equals(setup.issuer())) {
      return "The identity service has its issuer already: " + ClusterHost.marked(present);
    }
    if (!present.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "The identity service has another issuer: %s, not %s."
              .formatted(ClusterHost.marked(present), ClusterHost.marked(setup.issuer())),
          "To go on with it: auth activate --issuer " + QuotedWord.word(present));
    }
    OptionalCall<?> call = identity.setIssuer(setup.issuer());
    if (call instanceof OptionalCall.Missing<?> missing) {
      throw missing.why();
    }
    if (call instanceof OptionalCall.Late<?> late) {
      throw late.why();
    }
    return call instanceof OptionalCall.Managed<?> managed
        ? "The identity service stays as it is: " + managed.why().sentence()
        : "The identity service's issuer is " + ClusterHost.marked(setup.issuer());
  }

  private String register(LoginSetup setup) {
    if (configuration().isPresent()) {
      return "The OIDC clients stay as they are, for logins are configured already.";
    }
    RemoteClients clients = new RemoteClients(pachd);
    if (clients.find(setup.clientId()).isPresent()) {
      return "The OIDC client '" + setup.clientId() + "' is there already.";
    }
    clients.create(
        new IdentityClient(
            setup.clientId(),
            setup.clientId(),
            // pachd makes one.
            Secret.of(""),
            List.of(setup.redirectUri()),
            setup.trustedPeers()));
    return "The OIDC client '" + setup.clientId() + "' is registered.";
  }

  private String configure(LoginSetup setup) {
    Optional<AuthConfiguration> present = configuration();
    if (present.isPresent()) {
      return "Logins are configured already, at the issuer "
          + ClusterHost.marked(present.get().client().issuer())
          + "; 'auth get-config' shows how.";
    }
    Secret secret =
        new RemoteClients(pachd)
            .find(setup.clientId())
            .map(IdentityClient::secret)
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "The OIDC client '" + setup.clientId() + "' has gone in between.",
                        "Run 'auth activate' again."));
    AuthConfiguration.Pachctl wanted =
        new AuthConfiguration.Pachctl(
            new OidcClient(setup.issuer(), setup.clientId(), secret, setup.redirectUri()),
            setup.scopes(),
            false,
            true,
            "");
    new RemoteConfiguration(pachd).settle(wanted);
    return "Logins go through " + ClusterHost.marked(setup.issuer());
  }

  private Optional<AuthConfiguration> configuration() {
    return new RemoteConfiguration(pachd).live().configuration();
  }
}
