package io.pachsh.pachd;

import io.pachsh.cluster.IdentityService;
import io.pachsh.cluster.IdentitySettings;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.OptionalCall;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.IdentityMessages;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.DeleteAllRequest;
import io.pachsh.wire.identity.GetIdentityServerConfigRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigResponse;

/** The set-up of a real cluster's identity service, as one caller. */
record RemoteIdentityService(PachdClient pachdClient) implements IdentityService {
  @Override
  public IdentitySettings settings() {
    return IdentityMessages.settings(
        pachdClient
            .ask(
                APIGrpc.getGetIdentityServerConfigMethod(),
                GetIdentityServerConfigRequest.getDefaultInstance(),
                CallPolicy.READING)
            .getConfig());
  }

  @Override
  public void set(IdentitySettings settings) {
    pachdClient.ask(
        APIGrpc.getSetIdentityServerConfigMethod(), request(settings), CallPolicy.CHANGING);
  }

  /** Sets the issuer alone, as a step that may be taken again. */
  OptionalCall<SetIdentityServerConfigResponse> setIssuer(String issuer) {
    return pachdClient.attempt(
        APIGrpc.getSetIdentityServerConfigMethod(),
        request(new IdentitySettings(issuer, "", "")),
        CallPolicy.SETTLING);
  }

  private static SetIdentityServerConfigRequest request(IdentitySettings settings) {
    return SetIdentityServerConfigRequest.newBuilder()
        .setConfig(IdentityMessages.message(settings))
        .build();
  }

  @Override
  public void deleteAll() {
    pachdClient.ask(
        APIGrpc.getDeleteAllMethod(), DeleteAllRequest.getDefaultInstance(), CallPolicy.CHANGING);
  }

  /** The same, on a pachd that may have no identity service and then has nothing to delete. */
  void deleteAllThereIs() {
    OptionalCall<?> optionalCall =
        pachdClient.attempt(
            APIGrpc.getDeleteAllMethod(),
            DeleteAllRequest.getDefaultInstance(),
            CallPolicy.CHANGING);
    if (optionalCall instanceof OptionalCall.Managed<?> managed) {
      throw managed.why();
    }
    if (optionalCall instanceof OptionalCall.Late<?> late) {
      throw late.why();
    }
  }
}
