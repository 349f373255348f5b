package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.http.LoopbackHost;
import io.pachsh.oidc.Metadata;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.QuotedWord;
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
  private final Evidence<ProviderInspection.RequestAnswer> request;

  /** The app of a configuration at its provider. */
  public ProbeStage(Supplier<AuthConfiguration> configuration, Supplier<ProviderInspection> probe) {
    this.configuration = Evidence.of(configuration);
    this.probe = Evidence.of(probe);
    metadata = Evidence.of(this::fetched);
    request = Evidence.of(this::requested);
  }

  public List<Check> checks() {
    return List.of(
        new Check("app.redirect-uri", "the redirect URI is registered", this::redirectUri),
        new Check("app.request", "the rest of a login's request is taken", this::request),
        new Check("app.client", "client id and secret are right", this::client));
  }

  private Metadata fetched() {
    requireClientId();
    if (probe.get().document() instanceof ProviderInspection.Fetched.Got got) {
      return got.document().metadata();
    }
    throw new UnknownException("the discovery document was not got");
  }

  private ProviderInspection.RequestAnswer requested() {
    return asked(metadata.get().endpoints().authorization(), probe.get()::request);
  }

  private void requireClientId() {
    if (configuration.get().client().clientId().isEmpty()) {
      throw new UnknownException("no client id is configured");
    }
  }

  private Finding redirectUri() {
    String uri = configuration.get().client().redirectUri();
    ProviderInspection.Answer answer;
    try {
      answer = request.get().redirectUri();
    } catch (RejectedException e) {
      throw new UnknownException(e.problem().sentence());
    }
    return switch (answer.reception()) {
      case ACCEPTED -> Finding.pass(uri + " is registered (the provider logs this question)");
      case REFUSED ->
          Finding.fail(
              "%s is refused: %s".formatted(uri, answer.words()),
              "Register exactly %s for the app at the provider.".formatted(uri),
              "In Okta: 'okta register --redirect-uri %s'.".formatted(QuotedWord.within(uri)));
      case FAILED, UNCLEAR -> unclear(answer);
    };
  }

  private Finding request() {
    try {
      return judged(request.get().rest());
    } catch (RejectedException e) {
      return unasked(e);
    }
  }

  private Finding client() {
    if (configuration.get().client().clientSecret().isEmpty()) {
      return Finding.skip("there is no secret to try");
    }
    try {
      ProviderInspection.Answer answer =
          asked(metadata.get().endpoints().token(), probe.get()::client);
      Finding found = judged(answer);
      return answer.isOfSecret()
          ? found.fixedBy("In Okta: 'okta rotate-secret' makes a new one, here and there.")
          : found;
    } catch (RejectedException e) {
      return unasked(e);
    }
  }

  private static Finding judged(ProviderInspection.Answer answer) {
    return switch (answer.reception()) {
      case ACCEPTED -> Finding.pass(answer.words() + " (the provider logs this question)");
      case REFUSED, FAILED -> Finding.fail(answer.words(), answer.remedy());
      case UNCLEAR -> unclear(answer);
    };
  }

  private static Finding unclear(ProviderInspection.Answer answer) {
    return Finding.skip("this provider's answer does not tell: " + answer.words());
  }

  private static Finding unasked(RejectedException why) {
    return Finding.fail(why.problem().sentence(), why.problem().remedy());
  }

  /** Asks, unless others on the way could read the question. */
  private <T> T asked(URI endpoint, Function<Metadata, T> question) {
    String host = String.valueOf(endpoint.getHost());
    boolean isHere = LoopbackHost.addresses(host).isPresent();
    if (!"https".equalsIgnoreCase(endpoint.getScheme()) && !isHere) {
      throw new UnknownException(
          "%s is not encrypted, and the question may hold a secret".formatted(endpoint));
    }
    return question.apply(metadata.get());
  }
}
