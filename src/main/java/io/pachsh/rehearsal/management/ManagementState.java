package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the management API keeps.
 *
 * @param apiToken what lets somebody ask; empty when none was made yet
 * @param serviceApp what programs ask as; empty when none was made yet
 * @param apps the applications that were registered through it, oldest first
 * @param ownSecrets the client secrets of the application that came with the org, oldest first;
 *     empty when the org was last started before they could change
 */
public record ManagementState(
    Secret apiToken,
    Optional<OrgServiceApp> serviceApp,
    List<OrgApp> apps,
    CustomServer server,
    List<AppSecret> ownSecrets) {
  /** What an org has that was never asked for it. */
  public static final ManagementState NONE =
      new ManagementState(
          Secret.of(""), Optional.empty(), List.of(), CustomServer.FRESH, List.of());

  public ManagementState {
    apps = List.copyOf(apps);
    ownSecrets = List.copyOf(ownSecrets);
  }

  /**
   * The same with whatever lets somebody ask, each made if it is missing.
   *
   * @param own what the org's own application has for a secret until that is replaced
   */
  public ManagementState withCredentials(Secret own, SecureRandom random, Instant now) {
    OktaIds ids = new OktaIds(random);
    return new ManagementState(
        apiToken.isEmpty() ? ids.apiToken() : apiToken,
        serviceApp.or(
            () ->
                Optional.of(
                    new OrgServiceApp(ids.id("0oa"), ServiceKey.generate(ids.id("key"), random)))),
        apps,
        server,
        ownSecrets.isEmpty()
            ? List.of(new AppSecret(ids.id("ocs"), own, true, now.truncatedTo(ChronoUnit.SECONDS)))
            : ownSecrets);
  }

  ManagementState with(CustomServer other) {
    return new ManagementState(apiToken, serviceApp, apps, other, ownSecrets);
  }

  ManagementState with(OrgApp app) {
    List<OrgApp> all = new ArrayList<>(apps);
    int at = apps.stream().map(OrgApp::id).toList().indexOf(app.id());
    if (at < 0) {
      all.add(app);
    } else {
      all.set(at, app);
    }
    return new ManagementState(apiToken, serviceApp, all, server, ownSecrets);
  }

  ManagementState without(OrgApp app) {
    return new ManagementState(
        apiToken,
        serviceApp,
        apps.stream().filter(each -> !each.id().equals(app.id())).toList(),
        server,
        ownSecrets);
  }

  ManagementState withOwnSecrets(List<AppSecret> secrets) {
    return new ManagementState(apiToken, serviceApp, apps, server, secrets);
  }

  public Optional<OrgApp> app(String id) {
    return apps.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
