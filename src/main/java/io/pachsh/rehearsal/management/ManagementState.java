package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the management API keeps.
 *
 * @param apiToken what lets somebody ask; empty when none was made yet
 * @param serviceApp what programs ask as; empty when none was made yet
 * @param apps the applications that were registered through it, oldest first
 */
public record ManagementState(
    Secret apiToken, Optional<OrgServiceApp> serviceApp, List<OrgApp> apps, CustomServer server) {
  /** What an org has that was never asked for it. */
  public static final ManagementState NONE =
      new ManagementState(Secret.of(""), Optional.empty(), List.of(), CustomServer.FRESH);

  public ManagementState {
    apps = List.copyOf(apps);
  }

  /** The same with whatever lets somebody ask, each made if it is missing. */
  public ManagementState withCredentials(SecureRandom random) {
    OktaIds ids = new OktaIds(random);
    return new ManagementState(
        apiToken.isEmpty() ? ids.apiToken() : apiToken,
        serviceApp.or(
            () ->
                Optional.of(
                    new OrgServiceApp(ids.id("0oa"), ServiceKey.generate(ids.id("key"), random)))),
        apps,
        server);
  }

  ManagementState with(CustomServer other) {
    return new ManagementState(apiToken, serviceApp, apps, other);
  }

  ManagementState with(OrgApp app) {
    List<OrgApp> all = new ArrayList<>(apps);
    int at = apps.stream().map(OrgApp::id).toList().indexOf(app.id());
    if (at < 0) {
      all.add(app);
    } else {
      all.set(at, app);
    }
    return new ManagementState(apiToken, serviceApp, all, server);
  }

  ManagementState without(OrgApp app) {
    return new ManagementState(
        apiToken,
        serviceApp,
        apps.stream().filter(each -> !each.id().equals(app.id())).toList(),
        server);
  }

  public Optional<OrgApp> app(String id) {
    return apps.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
