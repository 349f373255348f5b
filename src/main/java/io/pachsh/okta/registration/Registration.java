package io.pachsh.okta.registration;

import io.pachsh.okta.GroupsFilter;
import java.util.List;
import java.util.Optional;

/**
 * How Pachyderm is to be registered with Okta.
 *
 * @param name the application's, as people see it
 * @param groupsClaim which groups it is told; empty to leave that as it is
 * @param assignees who may sign in
 * @param authorizationServer a custom one; empty for the org's own
 */
public record Registration(
    String name,
    List<String> redirectUris,
    Optional<GroupsFilter> groupsClaim,
    List<Assignee> assignees,
    Optional<String> authorizationServer) {
  public Registration {
    redirectUris = List.copyOf(redirectUris);
    assignees = List.copyOf(assignees);
  }
}
