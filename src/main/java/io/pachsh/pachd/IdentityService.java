package io.pachsh.pachd;

import io.pachsh.access.LoginSetup;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.secret.Secret;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.CreateOIDCClientRequest;
import io.pachsh.wire.identity.DeleteAllRequest;
import io.pachsh.wire.identity.GetIdentityServerConfigRequest;
import io.pachsh.wire.identity.GetOIDCClientRequest;
import io.pachsh.wire.identity.IdentityServerConfig;
import io.pachsh.wire.identity.OIDCClient;
import io.pachsh.wire.identity.SetIdentityServerConfigRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigResponse;
import java.util.Optional;

/** pachd's identity service, as far as switching access control on and off goes. */
record IdentityService(Line line) {

  /** Deletes its clients, connectors and configuration; a pachd without the service has none. */
  void deleteAll() {
    Attempt<?> attempt =
        line.attempt(
            APIGrpc.getDeleteAllMethod(), DeleteAllRequest.getDefaultInstance(), Manner.CHANGING);
    if (attempt instanceof Attempt.Managed<?> managed) {
      throw managed.why();
    }
    if (attempt instanceof Attempt.Late<?> late) {
      throw late.why();
    }
  }

  String issuer() {
    return line.ask(
            APIGrpc.getGetIdentityServerConfigMethod(),
            GetIdentityServerConfigRequest.getDefaultInstance(),
            Manner.READING)
        .getConfig()
        .getIssuer();
  }

  Attempt<SetIdentityServerConfigResponse> setIssuer(String issuer) {
    return line.attempt(
        APIGrpc.getSetIdentityServerConfigMethod(),
        SetIdentityServerConfigRequest.newBuilder()
            .setConfig(IdentityServerConfig.newBuilder().setIssuer(issuer))
            .build(),
        Manner.SETTLING);
  }

  /** The secret of a client, when there is one of that id. */
  Optional<Secret> client(String id) {
    try {
      return Optional.of(
          Secret.of(
              line.ask(
                      APIGrpc.getGetOIDCClientMethod(),
                      GetOIDCClientRequest.newBuilder().setId(id).build(),
                      Manner.READING)
                  .getClient()
                  .getSecret()));
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Registers a client, for which pachd makes the secret. */
  Secret register(LoginSetup setup) {
    OIDCClient client =
        OIDCClient.newBuilder()
            .setId(setup.clientId())
            .setName(setup.clientId())
            .addRedirectUris(setup.redirectUri())
            .addAllTrustedPeers(setup.trustedPeers())
            .build();
    return Secret.of(
        line.ask(
                APIGrpc.getCreateOIDCClientMethod(),
                CreateOIDCClientRequest.newBuilder().setClient(client).build(),
                Manner.CHANGING)
            .getClient()
            .getSecret());
  }
}
