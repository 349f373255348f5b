package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single values that take the place of those of a live configuration. Their form is checked as a
 * document's is. Whoever names another provider has said nothing about what was known and trusted
 * of the former one: its secret, its authorities, its unverified addresses, its host for browsers.
 */
public record AmendedValues(
    Optional<String> issuer,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> redirectUri,
    Optional<List<String>> scopes,
    boolean ignoresEmailVerified) {
  private static final List<String> ALWAYS_ASKED_FOR = List.of("openid", "profile", "email");

  /**
   * Looks at the options of a command that makes a client, of which any may be left out.
   *
   * @throws Failure unless each has the form that a document's values need
   */
  public static void requireForm(
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable Secret clientSecret,
      @Nullable String redirectUri,
      @Nullable List<String> scopes) {
    new AmendedValues(
            Optional.ofNullable(issuer),
            Optional.ofNullable(clientId),
            Optional.ofNullable(clientSecret),
            Optional.ofNullable(redirectUri),
            Optional.ofNullable(scopes),
            false)
        .requireForm(new OidcClient("", "", Secret.of(""), ""));
  }

  /** The same with a client secret. */
  public AmendedValues withSecret(Secret secret) {
    return new AmendedValues(
        issuer, clientId, Optional.of(secret), redirectUri, scopes, ignoresEmailVerified);
  }

  /** The client that they make of another. Without their own secret, it keeps its own alone. */
  public OidcClient client(OidcClient known) {
    OidcClient client =
        new OidcClient(
            issuer.orElse(known.issuer()),
            clientId.orElse(known.clientId()),
            Secret.of(""),
            redirectUri.orElse(known.redirectUri()));
    return client.withSecret(
        clientSecret.orElse(
            client.mayKeepSecretOf(known) ? known.clientSecret() : client.clientSecret()));
  }

  /** Whether there is a secret that they neither keep nor replace, so that one has to be given. */
  public boolean lackSecret(OidcClient known) {
    return !known.clientSecret().isEmpty()
        && clientSecret.isEmpty()
        && !client(known).mayKeepSecretOf(known);
  }

  /**
   * What is live with these values, as somebody could have written it.
   *
   * @throws Failure when one cannot be right
   */
  public ConfigurationInput over(LiveConfiguration live) {
    AuthConfiguration known = live.configuration().orElseThrow();
    requireForm(known.client());
    OidcClient client = client(known.client());
    List<String> notes = new ArrayList<>(clientSecret.map(ClientReader::notes).orElse(List.of()));
    AuthConfiguration amended = others(known.withClient(client));
    if (!client.hasProviderOf(known.client())) {
      amended = withoutTrust(amended, notes);
    }
    return new ConfigurationInput(amended, live.version(), notes);
  }

  /**
   * Looks at what was given alone: what is stored may be mended value by value.
   *
   * @throws Failure unless it has the form that a document's values need
   */
  public void requireForm(OidcClient known) {
    Set<String> given = new LinkedHashSet<>();
    issuer.ifPresent(unused -> given.add(ClientForm.ISSUER));
    clientId.ifPresent(unused -> given.add(ClientForm.CLIENT_ID));
    clientSecret.ifPresent(unused -> given.add(ClientForm.CLIENT_SECRET));
    redirectUri.ifPresent(unused -> given.add(ClientForm.REDIRECT_URI));
    ClientForm form = new ClientForm(client(known), given);
    if (!form.unfilled().isEmpty()) {
      throw wrong(
          "`%s` is not filled in".formatted(form.unfilled().get(0)),
          "Write your provider's own value in its place.");
    }
    form.fault()
        .ifPresent(
            fault -> {
              throw wrong(fault.sentence(), fault.advice() + fault.instead().orElse(""));
            });
    if (clientSecret.filter(secret -> secret.reveal().isBlank()).isPresent()) {
      throw wrong("the client secret is empty", "Give it with --client-secret @FILE.");
    }
    if (scopes.filter(all -> !all.stream().allMatch(ClientForm::isItem)).isPresent()) {
      throw wrong(
          ClientForm.itemFault("scopes"), "Write them with commas, such as openid,profile,email.");
    }
  }

  private static Failure wrong(String sentence, String advice) {
    return new Failure(
        Exit.USAGE,
        Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".",
        advice);
  }

  private AuthConfiguration others(AuthConfiguration configuration) {
    if (configuration instanceof AuthConfiguration.Guide guide) {
      return new AuthConfiguration.Guide(
          guide.name(),
          guide.description(),
          guide.client(),
          scopes.map(AmendedValues::additional).orElse(guide.additionalScopes()),
          guide.ignoreEmailVerified() || ignoresEmailVerified);
    }
    AuthConfiguration.Pachctl pachctl = (AuthConfiguration.Pachctl) configuration;
    return new AuthConfiguration.Pachctl(
        pachctl.client(),
        scopes.orElse(pachctl.scopes()),
        pachctl.requireEmailVerified() && !ignoresEmailVerified,
        pachctl.localhostIssuer(),
        pachctl.userAccessibleIssuerHost());
  }

  private AuthConfiguration withoutTrust(AuthConfiguration amended, List<String> notes) {
    if (amended instanceof AuthConfiguration.Guide guide) {
      if (!guide.ignoreEmailVerified() || ignoresEmailVerified) {
        return guide;
      }
      notes.add(
          "The issuer is another one, so addresses that it does not call verified are not believed:"
              + " --ignore-email-verified believes them.");
      return new AuthConfiguration.Guide(
          guide.name(), guide.description(), guide.client(), guide.additionalScopes(), false);
    }
    AuthConfiguration.Pachctl pachctl = (AuthConfiguration.Pachctl) amended;
    if (pachctl.localhostIssuer() || !pachctl.userAccessibleIssuerHost().isEmpty()) {
      notes.add(
          "The issuer is another one, so where people reached the former one is forgotten"
              + " (localhost_issuer, user_accessible_issuer_host).");
    }
    return new AuthConfiguration.Pachctl(
        pachctl.client(), pachctl.scopes(), pachctl.requireEmailVerified(), false, "");
  }

  private static List<String> additional(List<String> scopes) {
    return scopes.stream().filter(scope -> !ALWAYS_ASKED_FOR.contains(scope)).toList();
  }
}
