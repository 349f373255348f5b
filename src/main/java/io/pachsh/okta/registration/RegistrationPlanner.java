package io.pachsh.okta.registration;

import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaApps;
import io.pachsh.okta.OktaOrg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what registering takes: asks Okta what is there, and changes nothing. */
public record RegistrationPlanner(OktaOrg org) {
  /**
   * Makes a plan.
   *
   * @param app the application that is there, and is ours
   */
  public RegistrationPlan plan(Registration wanted, Optional<OktaApp> app) {
    List<OktaStep> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (app.isPresent()) {
      steps.addAll(differences(app.get(), wanted));
      if (app.get().requiresPkce()) {
        notes.add(
            "The app requires PKCE, which pachd before 2.12 does not do at the provider. If logins"
                + " are refused for that, untick it on the app's General tab.");
      }
    } else {
      steps.add(creation(wanted));
    }
    for (Assignee assignee : wanted.assignees()) {
      Assignee.Known known = assignee.find(org.directory());
      if (app.isEmpty() || !known.isAssigned(app.get(), org.directory())) {
        steps.add(
            new OktaStep(
                "+ assign " + assignee.text(),
                (at, now) -> {
                  known.assign(now.requireApp(), at.directory());
                  return now;
                }));
      }
    }
    if (wanted.groupsClaim().isPresent()) {
      GroupsFilter filter = wanted.groupsClaim().get();
      steps.addAll(
          wanted
              .authorizationServer()
              .map(name -> new ServerClaimSteps(org, name).steps(filter, app, notes))
              .orElseGet(() -> new AppClaimSteps(org).steps(filter, app)));
    }
    Progression begin = new Progression(app, Optional.empty(), List.of());
    return new RegistrationPlan(begin, steps, notes);
  }

  private static OktaStep creation(Registration wanted) {
    return new OktaStep(
        "+ app '%s': OpenID Connect, web, Authorization Code and Refresh Token, redirect URI %s"
            .formatted(wanted.name(), String.join(" and ", wanted.redirectUris())),
        (org, now) -> {
          OktaApps.Created created = org.apps().create(wanted.name(), wanted.redirectUris());
          return now.with(created.app(), created.secret());
        });
  }

  /** One step that does all that is missing, a line for each; and one to activate. */
  private static List<OktaStep> differences(OktaApp app, Registration wanted) {
    List<String> missing =
        Stream.of(
                missing("redirect URI", wanted.redirectUris(), app.redirectUris()),
                missing("grant type", OktaApps.GRANT_TYPES, app.grantTypes()),
                missing("response type", OktaApps.RESPONSE_TYPES, app.responseTypes()),
                app.hasSecret() ? Stream.<String>of() : Stream.of("client secret"))
            .flatMap(each -> each)
            .toList();
    List<OktaStep> steps = new ArrayList<>();
    if (!missing.isEmpty()) {
      steps.add(
          new OktaStep(
              "+ on the app '%s': %s".formatted(app.label(), String.join(", ", missing)),
              (org, now) ->
                  now.with(org.apps().complete(now.requireApp(), wanted.redirectUris()))));
    }
    if (!app.isActive()) {
      steps.add(
          new OktaStep(
              "~ activate the app '" + app.label() + "'",
              (org, now) -> {
                org.apps().activate(now.requireApp());
                return now;
              }));
    }
    return steps;
  }

  private static Stream<String> missing(String what, List<String> wanted, List<String> there) {
    return wanted.stream().filter(each -> !there.contains(each)).map(each -> what + " " + each);
  }
}
