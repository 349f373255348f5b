package io.pachsh.oidc.message;

import java.util.Optional;

/**
 * What providers mean by errors that OAuth has no word for: a setting of the app, or of the person,
 * that has to be another. They come to the browser or to the token endpoint, as the provider likes.
 *
 * @param check which part of the login the setting is about, as {@code LoginProblem} names it
 * @param sentence what is the matter
 * @param remedy what to set, and where
 */
public record ProviderErrorMeaning(String check, String sentence, String remedy) {

  /** Both, for a message that quotes the provider's own sentence already. */
  public String advice() {
    return sentence + " " + remedy;
  }

  /** The meaning, if the error is one of those that are known. */
  public static Optional<ProviderErrorMeaning> of(ProviderError error) {
    if (error.isRateLimit()) {
      return Optional.of(
          new ProviderErrorMeaning(
              "HTTP",
              "The provider takes no more requests for now: too many.",
              "Wait a minute and run 'auth login' again; a script that logs in often may be the"
                  + " cause."));
    }
    if (error.says("dpop")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "client",
              "The provider wants proof of possession (DPoP) from this app.",
              "Switch it off for this app at the provider: in Okta 'Require DPoP header', in"
                  + " Keycloak 'Require DPoP bound tokens'."));
    }
    if (error.says("pushed authorization", "pushed_authorization")
        || error.description().matches(".*\\bPAR\\b.*")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "request",
              "The provider wants this app to push its authorization requests (PAR).",
              "Switch pushed authorization requests off for this app at the provider: in Keycloak"
                  + " 'Pushed authorization request required'."));
    }
    if (error.says("request object", "request_object", "'request' or 'request_uri'")
        || (error.says("missing parameter", "parameter is missing") && error.says("request_uri"))) {
      return Optional.of(
          new ProviderErrorMeaning(
              "request",
              "The provider wants signed request objects (JAR) from this app.",
              "Let the app do without: in Keycloak set 'Request object required' to 'not"
                  + " required'."));
    }
    if (error.says("client_assertion", "client assertion", "client jwt")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "client",
              "The provider expects a signed JWT from this app, not a client secret.",
              "Let the app authenticate with its secret (client_secret_basic or"
                  + " client_secret_post): in Keycloak, Credentials, Client Authenticator 'Client"
                  + " Id and Secret'."));
    }
    return ofPerson(error).or(() -> ofSettings(error));
  }

  private static Optional<ProviderErrorMeaning> ofPerson(ProviderError error) {
    if (error.says(
        "user disabled",
        "user is disabled",
        "user_disabled",
        "account disabled",
        "account is disabled",
        "account_disabled",
        "AADSTS50057")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "account",
              "The provider has disabled this person's account.",
              "Its administrator can enable the account again. With another account: 'auth login"
                  + " --prompt select_account'."));
    }
    if (error.says("not assigned", "AADSTS50105")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "assignment",
              "The provider lets only people in who are assigned to the app.",
              "Assign the person, or a group, to the app (in Okta: Applications, the app,"
                  + " Assignments, or 'okta assign user:LOGIN'). With another account: 'auth login"
                  + " --prompt select_account'."));
    }
    return Optional.empty();
  }

  private static Optional<ProviderErrorMeaning> ofSettings(ProviderError error) {
    if (error.says("pkce", "code_verifier", "code verifier", "code_challenge", "code challenge")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "PKCE",
              "The provider does not accept this login's proof that the code is its own (PKCE).",
              "It has to use the method S256: in Keycloak, Advanced, 'Proof Key for Code Exchange"
                  + " Code Challenge Method'. If it does, something changes requests on their"
                  + " way."));
    }
    if (error.says("AADSTS7000215")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "client",
              "Entra does not know this client secret.",
              "Entra shows a secret's id and its value: client_secret is the value. Make a new one"
                  + " if it was not kept, then run 'auth set-config'."));
    }
    if (error.says("AADSTS7000222")) {
      return Optional.of(
          new ProviderErrorMeaning(
              "client",
              "The client secret has expired.",
              "Make a new one in Entra (Certificates & secrets), then run 'auth set-config'."));
    }
    return Optional.empty();
  }
}
