package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.oidc.transport.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a discovery document already tells about logins with a configuration: that none can succeed,
 * or what may become a problem.
 */
record ProviderRequirements(Metadata metadata, AuthConfiguration configuration) {

  /** Fails when no login can succeed. */
  void require() {
    obstacle()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /** The first reason why no login can succeed; empty when the document tells none. */
  Optional<RejectedException> obstacle() {
    Metadata.Supported supported = metadata.supported();
    if (metadata.demands().pushedRequests()) {
      return refused(
          "PAR",
          "The provider takes pushed authorization requests (PAR) only, which pachsh does not"
              + " make.",
          "require_pushed_authorization_requests: false",
          "true",
          "Switch them off at the provider, for this app at least.");
    }
    if (metadata.demands().signedRequestObjects()) {
      return refused(
          "request object",
          "The provider takes signed request objects (JAR) only, which pachsh does not make.",
          "require_signed_request_object: false",
          "true",
          "Switch them off at the provider, for this app at least.");
    }
    if (lacks(supported.responseTypes(), "code")) {
      return refused(
          "response type",
          "The provider does not answer with codes, which logins need.",
          "code",
          String.join(", ", supported.responseTypes()),
          "Allow the grant 'Authorization Code' at the provider.");
    }
    if (lacks(supported.responseModes(), "query")) {
      return refused(
          "response mode",
          "The provider sends the browser back without a query, in which pachsh finds the code.",
          "query",
          String.join(", ", supported.responseModes()),
          "Allow the response mode 'query' at the provider.");
    }
    if (!supported.signatures().isEmpty()
        && supported.signatures().stream().noneMatch(SignedToken::isAccepted)) {
      return refused(
          "algorithm",
          "The provider signs ID tokens only with algorithms that are not accepted here.",
          "RS, PS or ES with 256, 384 or 512",
          String.join(", ", supported.signatures()),
          "Choose an RSA or EC signing key at the provider.");
    }
    return clientAuthentication(supported.clientAuthentications());
  }

  private Optional<RejectedException> clientAuthentication(List<String> ways) {
    ClientCredentials credentials = new ClientCredentials(configuration.client(), ways);
    if (!credentials.ways(new ClientCredentials.Memory()).isEmpty()) {
      return Optional.empty();
    }
    return refused(
        "client authentication",
        "The provider accepts no client secret at its token endpoint.",
        "client_secret_basic or client_secret_post",
        String.join(", ", ways),
        ways.contains("none")
            ? "It takes public clients: leave 'client_secret' out, if the app is one."
            : "Register a web app with a client secret at the provider.");
  }

  /** What may become a problem, one sentence each. */
  List<String> notes() {
    Metadata.Supported supported = metadata.supported();
    List<String> notes = new ArrayList<>();
    List<String> unlisted =
        configuration.requestedScopes().stream()
            // Without this one it is no login by OpenID Connect, listed or not.
            .filter(scope -> !scope.equals("openid") && lacks(supported.scopes(), scope))
            .toList();
    if (!unlisted.isEmpty()) {
      notes.add(
          "The provider does not list the scope%s %s. If logins fail with invalid_scope, leave %s"
                  .formatted(
                      unlisted.size() == 1 ? "" : "s",
                      quoted(unlisted),
                      unlisted.size() == 1 ? "it" : "them")
              + " out; a groups claim needs no scope at many providers.");
    }
    boolean isPublic = configuration.client().clientSecret().isEmpty();
    if (isPublic && lacks(supported.clientAuthentications(), "none")) {
      notes.add(
          "There is no client_secret, and the provider does not list 'none' among its client"
              + " authentications (%s): the app has to be a public client there."
                  .formatted(String.join(", ", supported.clientAuthentications())));
    }
    if (lacks(supported.challengeMethods(), "S256")) {
      notes.add(
          "The provider does not list the PKCE method S256 (it lists %s), which every login uses."
              .formatted(String.join(", ", supported.challengeMethods())));
    }
    return notes;
  }

  /** Whether a list says something, but not that. */
  private static boolean lacks(List<String> listed, String value) {
    return !listed.isEmpty() && !listed.contains(value);
  }

  private static String quoted(List<String> texts) {
    return String.join(", ", texts.stream().map(text -> "'" + text + "'").toList());
  }

  private static Optional<RejectedException> refused(
      String check, String sentence, String expected, String found, String remedy) {
    return Optional.of(new RejectedException(check, sentence, expected, found, remedy));
  }
}
