package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the management API keeps.
 *
 * @param apiToken what lets somebody ask; empty when none was made yet
 * @param apps the applications that were registered through it, oldest first
 */
public record ManagementState(Secret apiToken, List<OrgApp> apps, CustomServer server) {
  /** What an org has that was never asked for it. */
  public static final ManagementState NONE =
      new ManagementState(Secret.of(""), List.of(), CustomServer.FRESH);

  public ManagementState {
    apps = List.copyOf(apps);
  }

  public ManagementState withToken(Secret token) {
    return new ManagementState(token, apps, server);
  }

  ManagementState with(CustomServer other) {
    return new ManagementState(apiToken, apps, other);
  }

  ManagementState with(OrgApp app) {
    List<OrgApp> all = new ArrayList<>(apps);
    int at = apps.stream().map(OrgApp::id).toList().indexOf(app.id());
    if (at < 0) {
      all.add(app);
    } else {
      all.set(at, app);
    }
    return new ManagementState(apiToken, all, server);
  }

  ManagementState without(OrgApp app) {
    return new ManagementState(
        apiToken, apps.stream().filter(each -> !each.id().equals(app.id())).toList(), server);
  }

  public Optional<OrgApp> app(String id) {
    return apps.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
