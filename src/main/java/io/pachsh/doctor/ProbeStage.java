package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.http.LoopbackHost;
import io.pachsh.oidc.Metadata;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.oidc.transport.RejectedException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether the provider knows the app: one question each to its authorization and its token
 * endpoint, which the provider logs. They go over TLS or to this machine alone.
 */
public final class ProbeStage {
  private final Evidence<AuthConfiguration> configuration;
  private final Evidence<ProviderInspection> probe;
  private final Evidence<Metadata> metadata;

  /** The app of a configuration at its provider. */
  public ProbeStage(Supplier<AuthConfiguration> configuration, Supplier<ProviderInspection> probe) {
    this.configuration = Evidence.of(configuration);
    this.probe = Evidence.of(probe);
    metadata = Evidence.of(this::fetched);
  }

  public List<Check> checks() {
    return List.of(
        new Check("app.redirect-uri", "the redirect URI is registered", this::redirectUri),
        new Check("app.client", "client id and secret are right", this::client));
  }

  private Metadata fetched() {
    requireClientId();
    if (probe.get().document() instanceof ProviderInspection.Fetched.Got got) {
      return got.document().metadata();
    }
    throw new UnknownException("the discovery document was not got");
  }

  private void requireClientId() {
    if (configuration.get().client().clientId().isEmpty()) {
      throw new UnknownException("no client id is configured");
    }
  }

  private Finding redirectUri() {
    String uri = configuration.get().client().redirectUri();
    ProviderInspection.Answer answer =
        asked(metadata.get().endpoints().authorization(), probe.get()::redirectUri);
    return switch (answer.reception()) {
      case ACCEPTED -> Finding.pass(uri + " is registered (the provider logs this question)");
      case REFUSED ->
          Finding.fail(
              "%s is refused: %s".formatted(uri, answer.words()),
              "Register exactly %s for the app at the provider.".formatted(uri));
      case UNCLEAR -> Finding.skip("this provider's answer does not tell: " + answer.words());
    };
  }

  private Finding client() {
    if (configuration.get().client().clientSecret().isEmpty()) {
      return Finding.skip("there is no secret to try");
    }
    ProviderInspection.Answer answer =
        asked(metadata.get().endpoints().token(), probe.get()::client);
    return switch (answer.reception()) {
      case ACCEPTED -> Finding.pass(answer.words() + " (the provider logs this question)");
      case REFUSED ->
          Finding.fail(
              "the provider does not take them: " + answer.words(),
              "Copy client id and secret from the provider again, and give them with 'auth"
                  + " set-config'.");
      case UNCLEAR -> Finding.skip("this provider's answer does not tell: " + answer.words());
    };
  }

  /** Asks, unless others on the way could read the question. */
  private ProviderInspection.Answer asked(
      URI endpoint, Function<Metadata, ProviderInspection.Answer> question) {
    String host = String.valueOf(endpoint.getHost());
    boolean isHere = LoopbackHost.addresses(host).isPresent();
    if (!"https".equalsIgnoreCase(endpoint.getScheme()) && !isHere) {
      throw new UnknownException(
          "%s is not encrypted, and the question may hold a secret".formatted(endpoint));
    }
    try {
      return question.apply(metadata.get());
    } catch (RejectedException e) {
      throw new UnknownException(e.problem().sentence());
    }
  }
}
