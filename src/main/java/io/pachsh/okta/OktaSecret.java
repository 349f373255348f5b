package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.secret.Secret;
import java.util.Optional;

/**
 * A client secret of an application.
 *
 * @param value empty where Okta does not show it whole
 * @param created as Okta writes it
 */
public record OktaSecret(String id, boolean active, Optional<Secret> value, String created) {
  static OktaSecret of(JsonNode secret) {
    String text = secret.path("client_secret").asText("");
    boolean whole = !text.isEmpty() && !text.contains("..") && !text.contains("*");
    return new OktaSecret(
        OktaJson.id(secret, "id"),
        secret.path("status").asText().equals("ACTIVE"),
        whole ? Optional.of(Secret.of(text)) : Optional.empty(),
        OktaJson.text(secret, "created"));
  }
}
