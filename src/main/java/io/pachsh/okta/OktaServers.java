package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The custom authorization servers of an org ({@code /api/v1/authorizationServers}). */
public final class OktaServers {
  private static final String ROOT = "authorizationServers";
  private final OktaApi api;

  OktaServers(OktaApi api) {
    this.api = api;
  }

  /** A custom authorization server. */
  public record Server(String id, String name, String issuer) {
    static Server of(JsonNode server) {
      return new Server(
          OktaJson.id(server, "id"),
          OktaJson.text(server, "name"),
          OktaJson.text(server, "issuer"));
    }
  }

  /** A claim that tells groups, as far as that is what it does. */
  public record GroupsClaim(
      String id, String name, String filterType, String value, String target) {
    static GroupsClaim of(JsonNode claim) {
      return new GroupsClaim(
          OktaJson.id(claim, "id"),
          OktaJson.text(claim, "name"),
          OktaJson.text(claim, "group_filter_type"),
          OktaJson.text(claim, "value"),
          OktaJson.text(claim, "claimType"));
    }

    /** Whether it passes what a filter passes, in ID tokens. */
    public boolean isLike(GroupsFilter filter) {
      return filterType.equals(filter.filterType())
          && value.equals(filter.value())
          && target.equals("IDENTITY");
    }
  }

  /**
   * The server of that name or id.
   *
   * @throws Failure naming those that are there
   */
  public Server get(String nameOrId) {
    List<Server> all = api.list(ROOT, "list its authorization servers", Server::of);
    return all.stream()
        .filter(server -> server.id().equals(nameOrId) || server.name().equals(nameOrId))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "The org has no authorization server '" + nameOrId + "'.",
                    all.isEmpty()
                        ? "It has its own alone: leave --authorization-server out."
                        : all.stream()
                            .map(Server::name)
                            .collect(Collectors.joining(", ", "It has: ", "."))));
  }

  /** The claim of that name in ID tokens. */
  public Optional<GroupsClaim> claim(Server server, String name) {
    return api.list(path(server) + "/claims", "show its claims", GroupsClaim::of).stream()
        .filter(claim -> claim.name().equals(name) && claim.target().equals("IDENTITY"))
        .findFirst();
  }

  /** Makes the claim, or replaces the one that is there. */
  public void setClaim(
      Server server, Optional<GroupsClaim> there, String name, GroupsFilter filter) {
    ObjectNode claim =
        OktaJson.object()
            .put("name", name)
            .put("status", "ACTIVE")
            .put("claimType", "IDENTITY")
            .put("valueType", "GROUPS")
            .put("group_filter_type", filter.filterType())
            .put("value", filter.value())
            .put("alwaysIncludeInToken", true);
    claim.putObject("conditions").putArray("scopes");
    String what = "set the claim " + name + " of the authorization server " + server.name();
    JsonNode unused =
        there.isPresent()
            ? api.put(path(server) + "/claims/" + there.get().id(), claim, what)
            : api.post(path(server) + "/claims", claim, what);
  }

  public boolean hasScope(Server server, String name) {
    return api.list(path(server) + "/scopes?limit=200", "show its scopes", OktaServers::name)
        .contains(name);
  }

  public void createScope(Server server, String name) {
    ObjectNode scope =
        OktaJson.object()
            .put("name", name)
            .put("description", "Groups of the user")
            .put("consent", "IMPLICIT")
            .put("metadataPublish", "ALL_CLIENTS");
    var unused = api.post(path(server) + "/scopes", scope, "make the scope " + name);
  }

  /** Whether an active access policy lets the client in: without one nobody gets a token. */
  public boolean letsIn(Server server, String clientId) {
    return api
        .list(path(server) + "/policies", "show its access policies", policy -> policy)
        .stream()
        .filter(policy -> policy.path("status").asText().equals("ACTIVE"))
        .map(policy -> OktaJson.texts(policy.path("conditions").path("clients"), "include"))
        .anyMatch(include -> include.contains("ALL_CLIENTS") || include.contains(clientId));
  }

  private static String name(JsonNode scope) {
    return OktaJson.text(scope, "name");
  }

  private static String path(Server server) {
    return ROOT + "/" + server.id();
  }
}
