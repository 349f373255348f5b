package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.IdentitySettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connector's configuration lacks for people to log in, as far as can be told without its
 * provider; pachd looks at none of it before somebody tries.
 *
 * @param issuer the identity service's; empty when it is not known
 */
public record ConnectorCheck(String issuer) {
  private static final String REDIRECT = "redirectURI";
  private static final String GROUPS = "groups";

  /** The configuration with the redirect URI that it has to have, where it has none. */
  public ConfigTree filledIn(ConfigTree config) {
    return needsRedirect(config) && !issuer.isEmpty()
        ? config.with(REDIRECT, IdentitySettings.callback(issuer))
        : config;
  }

  /** Whether {@link #filledIn} adds something. */
  public boolean fillsIn(ConfigTree config) {
    return needsRedirect(config) && !issuer.isEmpty();
  }

  private static boolean needsRedirect(ConfigTree config) {
    return config.keys().containsKey(REDIRECT) && config.text(REDIRECT).isEmpty();
  }

  /** What is worth a word, one sentence each. */
  public List<String> notes(ConfigTree config) {
    List<String> notes = new ArrayList<>();
    for (ConnectorKey key : config.keys().values()) {
      if (key.isRequired() && !config.has(key.name())) {
        notes.add("nobody can log in without `%s`".formatted(key.name()));
      }
    }
    redirect(config, notes);
    if (config.type().equals("oidc")) {
      claims(config, notes);
    }
    if (config.isTrue("insecureSkipVerify")) {
      notes.add(
          "with `insecureSkipVerify` anybody on the way can pose as the provider; `rootCAs` names"
              + " the authority of its certificate instead");
    }
    return notes;
  }

  private void redirect(ConfigTree config, List<String> notes) {
    if (!issuer.isEmpty() && !hasOwnRedirect(config)) {
      notes.add(
          "logins will fail: `redirectURI` has to be %s, the identity service's issuer and /callback"
              .formatted(IdentitySettings.callback(issuer)));
    }
  }

  /** Whether people come back to this identity service, as far as the configuration says where. */
  public boolean hasOwnRedirect(ConfigTree config) {
    String written = config.text(REDIRECT);
    return written.isEmpty()
        || config.isTrue("insecureSkipIssuerCallbackDomainCheck")
        || written.equals(IdentitySettings.callback(issuer));
  }

  private static void claims(ConfigTree config, List<String> notes) {
    List<String> scopes = config.texts("scopes");
    boolean asksForGroups = scopes.contains(GROUPS);
    boolean takesGroups = config.isTrue("insecureEnableGroups");
    if (takesGroups && !asksForGroups) {
      notes.add(
          "`insecureEnableGroups` takes groups, and `scopes` does not ask for them: a provider such"
              + " as Okta sends none");
    }
    if (asksForGroups && !takesGroups) {
      notes.add(
          "`scopes` asks for groups, and they are ignored without `insecureEnableGroups: true`");
    }
    if (!scopes.isEmpty() && !scopes.contains("email")) {
      notes.add("`scopes` does not ask for `email`, which is what people are named by");
    }
  }
}
