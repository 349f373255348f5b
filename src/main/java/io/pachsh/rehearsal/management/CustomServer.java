package io.pachsh.rehearsal.management;

import java.util.ArrayList;
import java.util.List;

/** What was added to the org's custom authorization server. */
public record CustomServer(List<ServerClaim> claims, List<String> scopes) {
  static final CustomServer FRESH = new CustomServer(List.of(), List.of());

  public CustomServer {
    claims = List.copyOf(claims);
    scopes = List.copyOf(scopes);
  }

  CustomServer with(ServerClaim claim) {
    List<ServerClaim> all = new ArrayList<>(claims);
    all.removeIf(each -> each.id().equals(claim.id()));
    all.add(claim);
    return new CustomServer(all, scopes);
  }

  CustomServer without(ServerClaim claim) {
    return new CustomServer(claims.stream().filter(each -> !each.equals(claim)).toList(), scopes);
  }

  CustomServer with(String scope) {
    List<String> all = new ArrayList<>(scopes);
    all.add(scope);
    return new CustomServer(claims, all);
  }
}
