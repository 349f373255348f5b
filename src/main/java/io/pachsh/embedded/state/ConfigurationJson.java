package io.pachsh.embedded.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The auth configuration as the stores keep it, the client secret in clear. */
public final class ConfigurationJson {
  private static final String GUIDE = "guide";
  private static final String PACHCTL = "pachctl";

  /** Written only where there is one, so that files without it read as before. */
  private static final String PROVIDER_CA = "provider_ca";

  private ConfigurationJson() {}

  /** The JSON as a text of its own. */
  static String text(AuthConfiguration configuration) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonObject.FACTORY.createGenerator(text)) {
      write(json, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be full in this way", e);
    }
    return text.toString();
  }

  public static void write(JsonGenerator json, AuthConfiguration configuration) throws IOException {
    json.writeStartObject();
    if (configuration instanceof AuthConfiguration.Guide guide) {
      json.writeStringField("shape", GUIDE);
      json.writeStringField("name", guide.name());
      json.writeStringField("description", guide.description());
      writeTexts(json, "additional_scopes", guide.additionalScopes());
      json.writeBooleanField("ignore_email_verified", guide.ignoreEmailVerified());
    } else if (configuration instanceof AuthConfiguration.Pachctl pachctl) {
      json.writeStringField("shape", PACHCTL);
      writeTexts(json, "scopes", pachctl.scopes());
      json.writeBooleanField("require_email_verified", pachctl.requireEmailVerified());
      json.writeBooleanField("localhost_issuer", pachctl.localhostIssuer());
      json.writeStringField("user_accessible_issuer_host", pachctl.userAccessibleIssuerHost());
    }
    json.writeStringField("issuer", configuration.client().issuer());
    json.writeStringField("client_id", configuration.client().clientId());
    json.writeStringField("client_secret", configuration.client().clientSecret().reveal());
    json.writeStringField("redirect_uri", configuration.client().redirectUri());
    if (configuration.client().providerCa().isPresent()) {
      json.writeStringField(PROVIDER_CA, configuration.client().providerCa().get());
    }
    json.writeEndObject();
  }

  public static AuthConfiguration read(JsonObject json) throws DamagedException {
    OidcClient client =
        new OidcClient(
            json.text("issuer"),
            json.text("client_id"),
            Secret.of(json.text("client_secret")),
            json.text("redirect_uri"),
            json.optionalText(PROVIDER_CA));
    String shape = json.text("shape");
    if (shape.equals(GUIDE)) {
      return new AuthConfiguration.Guide(
          json.text("name"),
          json.text("description"),
          client,
          json.texts("additional_scopes"),
          json.flag("ignore_email_verified"));
    }
    if (shape.equals(PACHCTL)) {
      return new AuthConfiguration.Pachctl(
          client,
          json.texts("scopes"),
          json.flag("require_email_verified"),
          json.flag("localhost_issuer"),
          json.text("user_accessible_issuer_host"));
    }
    throw new DamagedException("it holds a configuration of the unknown shape '" + shape + "'");
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
