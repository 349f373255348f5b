package io.pachsh.pachd;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.cluster.identity.IdentitySettings;
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
record RemoteIdentityService(PachdClient pachd) implements IdentityService {
  @Override
  public IdentitySettings settings() {
    return IdentityMessages.settings(
        pachd
            .ask(
                APIGrpc.getGetIdentityServerConfigMethod(),
                GetIdentityServerConfigRequest.getDefaultInstance(),
                CallPolicy.READING)
            .getConfig());
  }

  @Override
  public void set(IdentitySettings settings) {
    pachd.ask(
        APIGrpc.getSetIdentityServerConfigMethod(),
        request(settings),
        CallPolicy.changing("idp get-config"));
  }

  /** Sets the issuer alone, as a step that may be taken again. */
  OptionalCall<SetIdentityServerConfigResponse> setIssuer(String issuer) {
    return pachd.attempt(
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
    pachd.ask(
        APIGrpc.getDeleteAllMethod(),
        DeleteAllRequest.getDefaultInstance(),
        CallPolicy.changing("idp list-connector"));
  }

  /** The same, on a pachd that may have no identity service and then has nothing to delete. */
  void deleteAllThereIs() {
    OptionalCall<?> call =
        pachd.attempt(
            APIGrpc.getDeleteAllMethod(),
            DeleteAllRequest.getDefaultInstance(),
            CallPolicy.changing("idp list-connector"));
    if (call instanceof OptionalCall.Managed<?> managed) {
      throw new RefusedException(managed.why());
    }
    if (call instanceof OptionalCall.Late<?> late) {
      throw late.why();
    }
  }
}
