package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A group of an org.
 *
 * @param type Okta's word: {@code OKTA_GROUP}, {@code APP_GROUP} for one that comes from a
 *     directory, {@code BUILT_IN} for Everyone
 */
public record OktaGroup(String id, String name, String type, String description) {
  static OktaGroup of(JsonNode group) {
    JsonNode profile = group.path("profile");
    return new OktaGroup(
        OktaJson.id(group, "id"),
        OktaJson.text(profile, "name"),
        OktaJson.text(group, "type"),
        OktaJson.text(profile, "description"));
  }
}
