package io.pachsh.cli.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.console.Console;
import io.pachsh.context.Context;
import io.pachsh.context.Home;
import io.pachsh.doctor.BindingStage;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.ClusterEvidence;
import io.pachsh.doctor.ClusterStage;
import io.pachsh.doctor.ConfigurationStage;
import io.pachsh.doctor.ContextStage;
import io.pachsh.doctor.IdentityStage;
import io.pachsh.doctor.InstallStage;
import io.pachsh.doctor.ProbeStage;
import io.pachsh.doctor.ProviderStage;
import io.pachsh.doctor.TokenStage;
import io.pachsh.network.Network;
import io.pachsh.oidc.OidcRelyingParty;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The checks of each stage, about the context at hand. */
public record DoctorStages(
    Session session, Home home, Console console, Clock clock, SecureRandom random) {

  private Map<String, String> environment() {
    return session.variables().environment();
  }

  List<Check> install() {
    int columns = console.isInteractive() ? console.width() : 0;
    return new InstallStage(environment(), home, columns).checks();
  }

  List<Check> context() {
    return new ContextStage(session, environment()).checks();
  }

  ClusterEvidence evidence() {
    Context context = session.context();
    return new ClusterEvidence(session.cluster(), context.isEmbedded(), context.token(), clock);
  }

  /** The cluster whose identity service counts: mostly the same. */
  private ClusterEvidence server(ClusterEvidence here) {
    String name = session.enterpriseContextName();
    if (name.equals(session.contextName()) || session.find(name).isEmpty()) {
      return here;
    }
    Context context = session.named(name);
    return new ClusterEvidence(session.cluster(name), context.isEmbedded(), context.token(), clock);
  }

  List<Check> cluster(ClusterEvidence evidence) {
    List<Check> checks = new ArrayList<>(new ClusterStage(evidence).checks());
    checks.addAll(new ConfigurationStage(evidence).checks());
    checks.addAll(new IdentityStage(evidence, server(evidence), this::probe).checks());
    checks.addAll(new BindingStage(evidence).checks());
    checks.addAll(new TokenStage(evidence).checks());
    return checks;
  }

  /** The provider of a configuration. */
  List<Check> provider(Supplier<AuthConfiguration> configuration) {
    return new ProviderStage(configuration, () -> probe(configuration.get()), clock).checks();
  }

  /** The app there, by questions that the provider logs. */
  List<Check> app(Supplier<AuthConfiguration> configuration) {
    return new ProbeStage(configuration, () -> probe(configuration.get())).checks();
  }

  /** Nothing but an issuer, as somebody who has no app there yet. */
  static AuthConfiguration issuerAlone(String issuer) {
    return new AuthConfiguration.Pachctl(
        new OidcClient(issuer, "", Secret.of(""), ""),
        List.of("openid", "profile", "email"),
        false,
        false,
        "");
  }

  private ProviderInspection probe(AuthConfiguration configuration) {
    Map<String, String> environment = environment();
    return new ProviderInspection(
        configuration,
        () -> Network.of(environment),
        OidcRelyingParty.DEFAULT_LIMIT,
        clock,
        random);
  }
}
