package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A person in an org.
 *
 * @param login what they sign in with, mostly the e-mail address
 * @param status Okta's word, such as {@code ACTIVE}
 */
public record OktaUser(String id, String login, String email, String name, String status) {
  static OktaUser of(JsonNode user) {
    JsonNode profile = user.path("profile");
    String name =
        (OktaJson.text(profile, "firstName") + " " + OktaJson.text(profile, "lastName")).strip();
    return new OktaUser(
        OktaJson.id(user, "id"),
        OktaJson.text(profile, "login"),
        OktaJson.text(profile, "email"),
        name,
        OktaJson.text(user, "status"));
  }

  /** Somebody whom an application is assigned to; that names the login elsewhere. */
  static OktaUser assigned(JsonNode user) {
    JsonNode profile = user.path("profile");
    return new OktaUser(
        OktaJson.id(user, "id"),
        OktaJson.text(user.path("credentials"), "userName"),
        OktaJson.text(profile, "email"),
        OktaJson.text(profile, "name"),
        OktaJson.text(user, "status"));
  }
}
