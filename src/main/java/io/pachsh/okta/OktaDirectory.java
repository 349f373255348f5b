package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The people and groups of an org ({@code /api/v1/users}, {@code /api/v1/groups}). */
public final class OktaDirectory {
  private static final String PAGE = "limit=200";
  private final OktaApi api;

  OktaDirectory(OktaApi api) {
    this.api = api;
  }

  public List<OktaUser> users() {
    return api.list("users?" + PAGE, "list its users", OktaUser::of);
  }

  public List<OktaGroup> groups() {
    return api.list("groups?" + PAGE, "list its groups", OktaGroup::of);
  }

  /** The user of a login or an id. */
  public Optional<OktaUser> user(String login) {
    return api.find("users/" + OktaApi.encoded(login), "show the user " + login)
        .map(json -> api.read(json, OktaUser::of));
  }

  /** The group of exactly that name. */
  public Optional<OktaGroup> group(String name) {
    return api.list("groups?q=" + OktaApi.encoded(name), "list its groups", OktaGroup::of).stream()
        .filter(group -> group.name().equals(name))
        .findFirst();
  }

  /** The people whom an application is assigned to, by name or by a group. */
  public List<OktaUser> usersOf(OktaApp app) {
    return api.list(
        OktaApps.path(app) + "/users?" + PAGE, "show who is assigned", OktaUser::assigned);
  }

  /** The groups that an application is assigned to. */
  public List<OktaGroup> groupsOf(OktaApp app) {
    List<String> ids =
        api.list(
            OktaApps.path(app) + "/groups?" + PAGE,
            "show which groups are assigned",
            assignment -> OktaJson.id(assignment, "id"));
    return ids.stream()
        .flatMap(id -> api.find("groups/" + id, "show the group").stream())
        .map(json -> api.read(json, OktaGroup::of))
        .toList();
  }

  public void assign(OktaApp app, OktaUser user) {
    JsonNode assignment = OktaJson.object().put("id", user.id()).put("scope", "USER");
    var unused =
        api.post(OktaApps.path(app) + "/users", assignment, "assign the user " + user.login());
  }

  public void assign(OktaApp app, OktaGroup group) {
    var unused =
        api.put(
            OktaApps.path(app) + "/groups/" + group.id(),
            OktaJson.object(),
            "assign the group " + group.name());
  }

  /** Takes the assignment away that the user has by name. */
  public void unassign(OktaApp app, OktaUser user) {
    api.act(
        "DELETE", OktaApps.path(app) + "/users/" + user.id(), "unassign the user " + user.login());
  }

  public void unassign(OktaApp app, OktaGroup group) {
    api.act(
        "DELETE",
        OktaApps.path(app) + "/groups/" + group.id(),
        "unassign the group " + group.name());
  }

  /** Whether the user is assigned by name, rather than by a group. */
  public boolean isAssignedByName(OktaApp app, OktaUser user) {
    return api.find(OktaApps.path(app) + "/users/" + user.id(), "show the assignment")
        .filter(json -> !json.path("scope").asText("USER").equals("GROUP"))
        .isPresent();
  }
}
