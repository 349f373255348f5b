package io.pachsh.access;

import static io.pachsh.access.Permission.*;
import static io.pachsh.access.Resource.Type.CLUSTER;
import static io.pachsh.access.Resource.Type.JOB;
import static io.pachsh.access.Resource.Type.PROJECT;
import static io.pachsh.access.Resource.Type.REPO;

import io.pachsh.access.Resource.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A role of pachd 2.x: a named set of permissions, and the kinds of resource it is meant for. pachd
 * itself binds any role to any resource; {@link #bindableTo} says what makes sense.
 */
public enum Role {
  REPO_READER(
      "repoReader",
      EnumSet.of(CLUSTER, PROJECT, REPO),
      EnumSet.of(REPO),
      List.of(
          REPO_READ,
          REPO_INSPECT_COMMIT,
          REPO_LIST_COMMIT,
          REPO_LIST_BRANCH,
          REPO_LIST_FILE,
          REPO_INSPECT_FILE,
          REPO_ADD_PIPELINE_READER,
          REPO_REMOVE_PIPELINE_READER,
          PIPELINE_LIST_JOB)),
  REPO_WRITER(
      "repoWriter",
      EnumSet.of(CLUSTER, PROJECT, REPO),
      EnumSet.of(REPO),
      union(
          List.of(
              REPO_WRITE,
              REPO_DELETE_COMMIT,
              REPO_CREATE_BRANCH,
              REPO_DELETE_BRANCH,
              REPO_ADD_PIPELINE_WRITER),
          REPO_READER)),
  REPO_OWNER(
      "repoOwner",
      EnumSet.of(CLUSTER, PROJECT, REPO),
      EnumSet.of(REPO),
      union(List.of(REPO_MODIFY_BINDINGS, REPO_DELETE), REPO_WRITER)),
  OIDC_APP_ADMIN(
      "oidcAppAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(
          CLUSTER_IDENTITY_DELETE_OIDC_CLIENT,
          CLUSTER_IDENTITY_CREATE_OIDC_CLIENT,
          CLUSTER_IDENTITY_UPDATE_OIDC_CLIENT,
          CLUSTER_IDENTITY_LIST_OIDC_CLIENTS,
          CLUSTER_IDENTITY_GET_OIDC_CLIENT)),
  IDP_ADMIN(
      "idpAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(
          CLUSTER_IDENTITY_CREATE_IDP,
          CLUSTER_IDENTITY_UPDATE_IDP,
          CLUSTER_IDENTITY_LIST_IDPS,
          CLUSTER_IDENTITY_GET_IDP,
          CLUSTER_IDENTITY_DELETE_IDP)),
  IDENTITY_ADMIN(
      "identityAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(CLUSTER_IDENTITY_SET_CONFIG, CLUSTER_IDENTITY_GET_CONFIG)),
  JOB_ADMIN("jobAdmin", EnumSet.of(JOB, CLUSTER), EnumSet.of(JOB, CLUSTER), List.of(JOB_SKIP_CTX)),
  DEBUGGER(
      "debugger",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(CLUSTER_DEBUG_DUMP, CLUSTER_GET_PACHD_LOGS, CLUSTER_GET_LOKI_LOGS)),
  LOKI_LOG_READER(
      "lokiLogReader", EnumSet.of(CLUSTER), EnumSet.of(CLUSTER), List.of(CLUSTER_GET_LOKI_LOGS)),
  ROBOT_USER(
      "robotUser", EnumSet.of(CLUSTER), EnumSet.of(CLUSTER), List.of(CLUSTER_AUTH_GET_ROBOT_TOKEN)),
  LICENSE_ADMIN(
      "licenseAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(
          CLUSTER_LICENSE_ACTIVATE,
          CLUSTER_LICENSE_GET_CODE,
          CLUSTER_LICENSE_ADD_CLUSTER,
          CLUSTER_LICENSE_UPDATE_CLUSTER,
          CLUSTER_LICENSE_DELETE_CLUSTER,
          CLUSTER_LICENSE_LIST_CLUSTERS)),
  SECRET_ADMIN(
      "secretAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER),
      List.of(CLUSTER_CREATE_SECRET, CLUSTER_LIST_SECRETS, SECRET_INSPECT, SECRET_DELETE)),
  PACHD_LOG_READER(
      "pachdLogReader", EnumSet.of(CLUSTER), EnumSet.of(CLUSTER), List.of(CLUSTER_GET_PACHD_LOGS)),
  PROJECT_VIEWER(
      "projectViewer",
      EnumSet.of(CLUSTER, PROJECT),
      EnumSet.of(PROJECT),
      List.of(PROJECT_LIST_REPO)),
  PROJECT_WRITER(
      "projectWriter",
      EnumSet.of(CLUSTER, PROJECT),
      EnumSet.of(PROJECT),
      union(List.of(PROJECT_CREATE_REPO), PROJECT_VIEWER)),
  PROJECT_OWNER(
      "projectOwner",
      EnumSet.of(CLUSTER, PROJECT),
      EnumSet.of(PROJECT, REPO),
      union(
          List.of(PROJECT_DELETE, PROJECT_MODIFY_BINDINGS, PROJECT_SET_DEFAULTS),
          REPO_OWNER,
          PROJECT_WRITER)),
  PROJECT_CREATOR(
      "projectCreator", EnumSet.of(CLUSTER), EnumSet.of(CLUSTER), List.of(PROJECT_CREATE)),
  CLUSTER_ADMIN(
      "clusterAdmin",
      EnumSet.of(CLUSTER),
      EnumSet.of(CLUSTER, PROJECT, REPO),
      union(
          List.of(
              CLUSTER_MODIFY_BINDINGS,
              CLUSTER_GET_BINDINGS,
              CLUSTER_AUTH_ACTIVATE,
              CLUSTER_AUTH_DEACTIVATE,
              CLUSTER_AUTH_GET_CONFIG,
              CLUSTER_AUTH_SET_CONFIG,
              CLUSTER_AUTH_MODIFY_GROUP_MEMBERS,
              CLUSTER_AUTH_GET_GROUPS,
              CLUSTER_AUTH_GET_GROUP_USERS,
              CLUSTER_AUTH_EXTRACT_TOKENS,
              CLUSTER_AUTH_RESTORE_TOKEN,
              CLUSTER_AUTH_ROTATE_ROOT_TOKEN,
              CLUSTER_AUTH_DELETE_EXPIRED_TOKENS,
              CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL,
              CLUSTER_AUTH_REVOKE_USER_TOKENS,
              CLUSTER_ENTERPRISE_ACTIVATE,
              CLUSTER_ENTERPRISE_HEARTBEAT,
              CLUSTER_ENTERPRISE_GET_CODE,
              CLUSTER_ENTERPRISE_DEACTIVATE,
              CLUSTER_DELETE_ALL,
              CLUSTER_ENTERPRISE_PAUSE,
              CLUSTER_SET_DEFAULTS,
              CLUSTER_EDIT_CLUSTER_METADATA,
              CLUSTER_SNAPSHOTTER,
              CLUSTER_RESTART_PACHYDERM),
          REPO_OWNER,
          OIDC_APP_ADMIN,
          IDP_ADMIN,
          IDENTITY_ADMIN,
          DEBUGGER,
          LOKI_LOG_READER,
          ROBOT_USER,
          LICENSE_ADMIN,
          SECRET_ADMIN,
          PACHD_LOG_READER,
          PROJECT_OWNER,
          PROJECT_CREATOR,
          JOB_ADMIN));

  private final String wireName;
  private final Set<Type> bindableTo;
  private final Set<Type> returnedFor;
  private final Set<Permission> permissions;
  private final List<Permission> inOrder;

  Role(
      String wireName,
      EnumSet<Type> bindableTo,
      EnumSet<Type> returnedFor,
      List<Permission> inOrder) {
    this.wireName = wireName;
    this.bindableTo = Collections.unmodifiableSet(bindableTo);
    this.returnedFor = Collections.unmodifiableSet(returnedFor);
    this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(inOrder));
    this.inOrder = List.copyOf(inOrder);
  }

  /** The name that pachd and people use, such as {@code clusterAdmin}. */
  public String wireName() {
    return wireName;
  }

  /** The kinds of resource this role is meant to be bound to ({@code Role.can_be_bound_to}). */
  public Set<Type> bindableTo() {
    return bindableTo;
  }

  /** The kinds of resource for which GetPermissions names it ({@code Role.returned_for}). */
  public Set<Type> returnedFor() {
    return returnedFor;
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** The same in the order in which pachd names them. */
  public List<Permission> inOrder() {
    return inOrder;
  }

  /** What whoever creates a project or repo has on it. */
  public static Role ofOwner(Resource place) {
    return place.type() == Type.PROJECT ? PROJECT_OWNER : REPO_OWNER;
  }

  /** The role of exactly that name. */
  public static Optional<Role> named(String wireName) {
    for (Role role : values()) {
      if (role.wireName.equals(wireName)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /**
   * The role with the fewest permissions that gives all of these and is meant for that kind of
   * resource; empty when no role is.
   */
  public static Optional<Role> least(Set<Permission> wanted, Type type) {
    return Arrays.stream(values())
        .filter(role -> role.bindableTo.contains(type) && role.permissions.containsAll(wanted))
        .min(Comparator.comparingInt(role -> role.permissions.size()));
  }

  /** What other roles give, one after the other, then what is this one's own. */
  private static List<Permission> union(List<Permission> own, Role... included) {
    Set<Permission> all = new LinkedHashSet<>();
    for (Role role : included) {
      all.addAll(role.inOrder);
    }
    all.addAll(own);
    return new ArrayList<>(all);
  }
}
