package io.pachsh.rehearsal.management;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application of the org.
 *
 * @param id its client id as well
 * @param users ids of the users that it is assigned to
 * @param groups ids of the groups that it is assigned to
 */
public record OrgApp(
    String id,
    boolean active,
    AppRegistration registration,
    List<AppSecret> secrets,
    Set<String> users,
    Set<String> groups,
    List<AppClaim> claims) {
  public OrgApp {
    secrets = List.copyOf(secrets);
    users = Set.copyOf(users);
    groups = Set.copyOf(groups);
    claims = List.copyOf(claims);
  }

  OrgApp with(boolean nowActive) {
    return new OrgApp(id, nowActive, registration, secrets, users, groups, claims);
  }

  OrgApp with(AppRegistration other) {
    return new OrgApp(id, active, other, secrets, users, groups, claims);
  }

  OrgApp with(List<AppSecret> others) {
    return new OrgApp(id, active, registration, others, users, groups, claims);
  }

  OrgApp with(AppSecret secret) {
    List<AppSecret> all = new ArrayList<>(secrets);
    int at = secrets.stream().map(AppSecret::id).toList().indexOf(secret.id());
    if (at < 0) {
      all.add(secret);
    } else {
      all.set(at, secret);
    }
    return new OrgApp(id, active, registration, all, users, groups, claims);
  }

  OrgApp without(AppSecret secret) {
    return new OrgApp(
        id,
        active,
        registration,
        secrets.stream().filter(each -> !each.id().equals(secret.id())).toList(),
        users,
        groups,
        claims);
  }

  OrgApp withUser(String user, boolean assigned) {
    return new OrgApp(
        id, active, registration, secrets, changed(users, user, assigned), groups, claims);
  }

  OrgApp withGroup(String group, boolean assigned) {
    return new OrgApp(
        id, active, registration, secrets, users, changed(groups, group, assigned), claims);
  }

  OrgApp with(AppClaim claim) {
    List<AppClaim> all = new ArrayList<>(without(claim).claims);
    all.add(claim);
    return new OrgApp(id, active, registration, secrets, users, groups, all);
  }

  OrgApp without(AppClaim claim) {
    return new OrgApp(
        id,
        active,
        registration,
        secrets,
        users,
        groups,
        claims.stream().filter(each -> !each.id().equals(claim.id())).toList());
  }

  Optional<AppSecret> secret(String secretId) {
    return secrets.stream().filter(each -> each.id().equals(secretId)).findFirst();
  }

  private static Set<String> changed(Set<String> all, String one, boolean isIn) {
    Set<String> changed = new LinkedHashSet<>(all);
    if (isIn) {
      changed.add(one);
    } else {
      changed.remove(one);
    }
    return changed;
  }
}
