package io.pachsh.okta.registration;

import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups claim of a custom authorization server, and the scope of that name. */
record ServerClaimSteps(OktaOrg org, String serverName) {
  /** What it takes; what a person has to know of an application that is there goes to the notes. */
  List<OktaStep> steps(GroupsFilter filter, Optional<OktaApp> app, List<String> notes) {
    OktaServers servers = org.servers();
    OktaServers.Server server = servers.get(serverName);
    List<OktaStep> steps = new ArrayList<>();
    if (!servers.hasScope(server, GroupsFilter.CLAIM)) {
      steps.add(
          new OktaStep(
              "+ scope %s of the authorization server %s"
                  .formatted(GroupsFilter.CLAIM, server.name()),
              (at, now) -> {
                at.servers().createScope(server, GroupsFilter.CLAIM);
                return now;
              }));
    }
    Optional<OktaServers.GroupsClaim> before = servers.claim(server, GroupsFilter.CLAIM);
    if (before.filter(claim -> claim.isLike(filter)).isEmpty()) {
      steps.add(
          new OktaStep(
              "%s claim %s of the authorization server %s: %s"
                  .formatted(
                      before.isPresent() ? "~" : "+",
                      GroupsFilter.CLAIM,
                      server.name(),
                      filter.meaning()),
              (at, now) -> {
                at.servers().setClaim(server, before, GroupsFilter.CLAIM, filter);
                return now;
              }));
    }
    if (app.isEmpty()) {
      steps.add(
          new OktaStep(
              "? access policy of the authorization server " + server.name(),
              true,
              (at, now) ->
                  at.servers().letsIn(server, now.requireApp().clientId())
                      ? now
                      : now.with(closed(server))));
    } else if (!servers.letsIn(server, app.get().clientId())) {
      notes.addAll(closed(server));
    }
    return steps;
  }

  private static List<String> closed(OktaServers.Server server) {
    return List.of(
        "No access policy of the authorization server '%s' lets the app in. Admin Console: Security > API > %s > Access Policies > Add Policy"
            .formatted(server.name(), server.name()));
  }
}
