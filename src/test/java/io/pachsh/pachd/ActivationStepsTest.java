package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateResponse;
import io.pachsh.wire.auth.DeactivateResponse;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.SetConfigurationResponse;
import io.pachsh.wire.identity.CreateOIDCClientResponse;
import io.pachsh.wire.identity.DeleteAllResponse;
import io.pachsh.wire.identity.GetIdentityServerConfigResponse;
import io.pachsh.wire.identity.GetOIDCClientResponse;
import io.pachsh.wire.identity.IdentityServerConfig;
import io.pachsh.wire.identity.OIDCClient;
import io.pachsh.wire.identity.SetIdentityServerConfigResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switching access control on and off on a real cluster, step by step. */
class ActivationStepsTest {
  private static final LoginSetup SETUP =
      new LoginSetup(
          "http://pachd:1658/",
          "http://localhost:30657/authorization-code/callback",
          "pachd",
          List.of("peer"),
          List.of("email", "profile", "groups", "openid"));

  private final AtomicReference<OIDCConfig> configuration =
      new AtomicReference<>(OIDCConfig.getDefaultInstance());
  private final AtomicReference<String> issuer = new AtomicReference<>("");
  private final AtomicReference<OIDCClient> client = new AtomicReference<>();
  private FakePachd pachd;
  private PachdCluster cluster;
  private Caller root;

  @BeforeEach
  void start() throws Exception {
    pachd = FakePachd.start();
    cluster = new Heard().at(pachd.endpoint());
    root = cluster.as(Optional.of(Secret.of("root-token")));
    pachd
        .answers(
            APIGrpc.getActivateMethod(),
            it ->
                ActivateResponse.newBuilder()
                    .setPachToken(it.getRootToken().isEmpty() ? "made" : it.getRootToken())
                    .build())
        .answers(APIGrpc.getDeactivateMethod(), it -> DeactivateResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            it -> io.pachsh.wire.pfs.ActivateAuthResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
            it -> io.pachsh.wire.pps.ActivateAuthResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it ->
                GetConfigurationResponse.newBuilder()
                    .setConfiguration(configuration.get())
                    .build());
    serveIdentity();
  }

  private void serveIdentity() {
    pachd
        .answers(
            APIGrpc.getSetConfigurationMethod(),
            it -> {
              configuration.set(it.getConfiguration());
              return SetConfigurationResponse.getDefaultInstance();
            })
        .answers(
            io.pachsh.wire.identity.APIGrpc.getDeleteAllMethod(),
            it -> DeleteAllResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.identity.APIGrpc.getGetIdentityServerConfigMethod(),
            it ->
                GetIdentityServerConfigResponse.newBuilder()
                    .setConfig(IdentityServerConfig.newBuilder().setIssuer(issuer.get()))
                    .build())
        .answers(
            io.pachsh.wire.identity.APIGrpc.getSetIdentityServerConfigMethod(),
            it -> {
              issuer.set(it.getConfig().getIssuer());
              return SetIdentityServerConfigResponse.getDefaultInstance();
            })
        .answers(
            io.pachsh.wire.identity.APIGrpc.getGetOIDCClientMethod(),
            it -> {
              if (client.get() == null) {
                throw Status.INTERNAL.withDescription("ID does not exist").asRuntimeException();
              }
              return GetOIDCClientResponse.newBuilder().setClient(client.get()).build();
            })
        .answers(
            io.pachsh.wire.identity.APIGrpc.getCreateOIDCClientMethod(),
            it -> {
              client.set(it.getClient().toBuilder().setSecret("generated").build());
              return CreateOIDCClientResponse.newBuilder().setClient(client.get()).build();
            });
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @Test
  void answersTheRootTokenAlone() {
    Activation activation =
        cluster
            .as(Optional.empty())
            .activate(Optional.of(Principal.robot("admin")), Optional.empty());
    assertThat(activation.signedInAs()).isEqualTo(Principal.ROOT);
    assertThat(activation.token()).isEqualTo(Secret.of("made"));
    assertThat(activation.initialAdmin()).isEmpty();
  }

  @Test
  void doesWhatPachctlDoes() {
    run(Optional.of(SETUP));
    assertThat(pachd.asked())
        .containsSubsequence(
            "ActivateAuth",
            "ActivateAuth",
            "SetIdentityServerConfig",
            "CreateOIDCClient",
            "SetConfiguration");
    assertThat(issuer.get()).isEqualTo("http://pachd:1658/");
    assertThat(client.get().getRedirectUrisList()).containsExactly(SETUP.redirectUri());
    assertThat(client.get().getTrustedPeersList()).containsExactly("peer");
    assertThat(client.get().getName()).isEqualTo("pachd");
    OIDCConfig set = configuration.get();
    assertThat(set.getClientSecret()).isEqualTo("generated");
    assertThat(set.getLocalhostIssuer()).isTrue();
    assertThat(set.getScopesList())
        .containsExactlyInAnyOrder("email", "profile", "groups", "openid");
  }

  @Test
  void leavesLoginsAloneWhenToldSo() {
    assertThat(run(Optional.empty())).hasSize(2);
    assertThat(pachd.asked()).containsExactly("ActivateAuth", "ActivateAuth");
  }

  @Test
  void goesOnWhereItStopped() {
    pachd.refuses(
        APIGrpc.getSetConfigurationMethod(),
        Status.UNKNOWN.withDescription("provided OIDC issuer does not implement OIDC protocol: x"));
    Failure failure = catchThrowableOfType(Failure.class, () -> run(Optional.of(SETUP)));
    assertThat(failure.sentence()).contains("could not use that issuer");
    serveIdentity();
    assertThat(run(Optional.of(SETUP)))
        .anyMatch(line -> line.contains("its issuer already"))
        .anyMatch(line -> line.contains("'pachd' is there already"));
    assertThat(configuration.get().getClientSecret()).isEqualTo("generated");
    assertThat(pachd.requests(io.pachsh.wire.identity.APIGrpc.getCreateOIDCClientMethod()))
        .hasSize(1);
  }

  @Test
  void changesNothingThatIsConfiguredAlready() {
    configuration.set(OIDCConfig.newBuilder().setIssuer("https://helm/dex").build());
    assertThat(run(Optional.of(SETUP)))
        .anyMatch(line -> line.contains("configured already, at the issuer https://helm/dex"));
    assertThat(pachd.asked())
        .doesNotContain("SetIdentityServerConfig", "CreateOIDCClient", "SetConfiguration");
  }

  @Test
  void explainsWhatTheInstallationDecides() {
    pachd.refuses(
        io.pachsh.wire.identity.APIGrpc.getSetIdentityServerConfigMethod(),
        Status.UNKNOWN.withDescription(
            "identity.SetIdentityServerConfig() is disabled when the Identity Config is set via"
                + " environment."));
    assertThat(run(Optional.of(SETUP)))
        .anyMatch(line -> line.contains("stays as it is") && line.contains("installation decides"));
  }

  @Test
  void doesNotReplaceAnotherIssuer() {
    issuer.set("https://other/");
    Failure failure = catchThrowableOfType(Failure.class, () -> run(Optional.of(SETUP)));
    assertThat(failure.hint().orElseThrow()).contains("--issuer https://other/");
    assertThat(issuer.get()).isEqualTo("https://other/");
  }

  @Test
  void deletesTheIdentityServicesDataBeforeItSwitchesOff() {
    root.deactivate();
    assertThat(pachd.asked()).containsExactly("DeleteAll", "Deactivate");
  }

  @Test
  void switchesOffWhereThereIsNoIdentityService() {
    pachd.lacks(
        io.pachsh.wire.identity.APIGrpc.getServiceDescriptor().getMethods().stream()
            .toArray(io.grpc.MethodDescriptor[]::new));
    root.deactivate();
    assertThat(pachd.asked()).containsExactly("DeleteAll", "Deactivate");
  }

  @Test
  void doesNotSwitchOffWhenTheIdentityServicesDataStays() {
    pachd.refuses(
        io.pachsh.wire.identity.APIGrpc.getDeleteAllMethod(),
        Status.PERMISSION_DENIED.withDescription("no"));
    catchThrowableOfType(Failure.class, root::deactivate);
    assertThat(pachd.asked()).containsExactly("DeleteAll");
  }

  private List<String> run(Optional<LoginSetup> setup) {
    List<String> lines = new ArrayList<>();
    for (ActivationStep step : root.stepsAfterActivation(setup)) {
      lines.add(step.run());
    }
    return lines;
  }
}
