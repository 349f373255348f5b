package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.OidcClient;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.UserAuthentication.Step;
import io.pachsh.oidc.FederatedLogins;
import io.pachsh.oidc.UpstreamProvider;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Signs people in at an OpenID provider: connectors of type {@code oidc} and {@code google}. */
record ProviderConnector(
    Connector connector, ConnectorSettings settings, FederatedLogins logins, OpenSignIns open)
    implements ConnectorLogin {
  private static final String GOOGLE = "https://accounts.google.com";
  private static final int MAX_AUTHORITIES_BYTES = 1 << 20;

  @Override
  public Step step(AuthorizeRequest wish, Request http, String callback) {
    requireCallback(callback);
    FederatedLogins.Opening opening = logins.open(provider(), parameters(wish));
    if (opening instanceof FederatedLogins.Opening.Refused refused) {
      throw new ConnectorException(refused.problem());
    }
    FederatedLogins.Opening.Opened opened = (FederatedLogins.Opening.Opened) opening;
    open.add(new OpenSignIns.SignIn(connector, wish, opened.login()));
    return new Step.Shown(Response.redirect(opened.login().address().toString()));
  }

  private boolean isGoogle() {
    return connector.type().equals("google");
  }

  private UpstreamProvider provider() {
    if (settings.flag("insecureSkipVerify")) {
      throw new ConnectorException(
          "'insecureSkipVerify' is not honoured: the provider's certificate is always checked.",
          "Name its authority in 'rootCAs' instead,");
    }
    PersonClaims claims = new PersonClaims(connector, settings);
    return new UpstreamProvider(
        new OidcClient(
            isGoogle() ? GOOGLE : settings.required("issuer"),
            settings.required("clientID"),
            Secret.of(settings.text("clientSecret")),
            settings.required("redirectURI"),
            authorities()),
        claims.scopes(),
        settings.flag("basicAuthUnsupported"),
        settings.flag("getUserInfo"));
  }

  /** What the connector and the client ask for; where they differ, the client's word counts. */
  private Map<String, String> parameters(AuthorizeRequest wish) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Set<String> prompts = new TreeSet<>(wish.demand().prompts());
    if (prompts.isEmpty() && !settings.text("promptType").isEmpty()) {
      prompts.add(settings.text("promptType"));
    }
    put(parameters, "prompt", String.join(" ", prompts));
    wish.demand()
        .maxAge()
        .ifPresent(age -> parameters.put("max_age", Long.toString(age.toSeconds())));
    put(parameters, "login_hint", wish.demand().loginHint());
    put(parameters, "acr_values", String.join(" ", settings.texts("acrValues")));
    List<String> domains = settings.texts("hostedDomains");
    if (isGoogle() && !domains.isEmpty()) {
      parameters.put("hd", domains.size() == 1 ? domains.get(0) : "*");
    }
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, String value) {
    if (!value.isEmpty()) {
      parameters.put(name, value);
    }
  }

  /** The provider sends browsers to the connector's address, and this service answers its own. */
  private void requireCallback(String callback) {
    String configured = settings.required("redirectURI");
    boolean fits =
        settings.flag("insecureSkipIssuerCallbackDomainCheck")
            ? path(configured).equals(path(callback))
            : configured.equals(callback);
    if (!fits) {
      throw new ConnectorException(
          new LoginProblem(
              "redirectURI",
              "The connector's redirectURI is not this identity service's callback: it is "
                  + configured
                  + ", and has to be "
                  + callback
                  + ".",
              callback,
              configured,
              "Correct 'redirectURI' with 'auth set-config', and register the same address at the"
                  + " provider; or set another issuer with 'idp set-config'."));
    }
  }

  private static String path(String address) {
    try {
      return String.valueOf(URI.create(address).getPath());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private Optional<String> authorities() {
    List<String> files = settings.texts("rootCAs");
    StringBuilder pem = new StringBuilder();
    for (String file : files) {
      pem.append(authority(file)).append('\n');
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(pem.toString());
  }

  private static String authority(String file) {
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path) && Files.size(path) <= MAX_AUTHORITIES_BYTES) {
        return Files.readString(path, StandardCharsets.UTF_8);
      }
      throw new ConnectorException(
          "The file '%s' that 'rootCAs' names is no file of certificates.".formatted(file),
          "Name files in PEM");
    } catch (IOException | InvalidPathException e) {
      throw new ConnectorException(
          "The file '%s' that 'rootCAs' names cannot be read: %s.".formatted(file, e.getMessage()),
          "Name files in PEM that this user can read");
    }
  }

  /** Without its settings, in which secrets are. */
  @Override
  public String toString() {
    return "ProviderConnector[" + connector.id() + "]";
  }
}
