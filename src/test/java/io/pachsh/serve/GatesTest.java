package io.pachsh.serve;

import static io.grpc.Status.Code.INVALID_ARGUMENT;
import static io.grpc.Status.Code.PERMISSION_DENIED;
import static io.grpc.Status.Code.UNAUTHENTICATED;
import static io.grpc.Status.Code.UNIMPLEMENTED;
import static io.grpc.Status.Code.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The gate in front of every call, on the wire. */
class GatesTest {
  private static final String OPEN = "open";
  private static final String SIGNED_IN = "signed in";
  private static final String OR_OFF = " or off";

  /** Calls whose request has a part that must be there. */
  private static final Set<String> REQUIRING =
      Set.of(
          "Authorize",
          "GetPermissions",
          "GetPermissionsForPrincipal",
          "ModifyRoleBinding",
          "GetRoleBinding",
          "RestoreAuthToken",
          "SetIdentityServerConfig",
          "CreateIDPConnector",
          "UpdateIDPConnector",
          "CreateOIDCClient",
          "UpdateOIDCClient",
          "InspectProject",
          "InspectProjectV2",
          "InspectPipeline");

  /** Who may call what, as pachd has it. */
  private static final Map<String, String> GATES = new TreeMap<>();

  static {
    gates(
        "admin_v2",
        """
        InspectCluster open
        """);
    gates(
        "versionpb_v2",
        """
        GetVersion open
        """);
    gates(
        "auth_v2",
        """
        Activate open
        Authenticate open
        Authorize open
        WhoAmI open
        GetOIDCLogin open
        GetRoleBinding signed in
        ModifyRoleBinding signed in
        RevokeAuthToken signed in
        GetGroups signed in
        GetPermissions signed in
        GetRolesForPermission signed in
        GetGroupsForPrincipal CLUSTER_AUTH_GET_GROUPS
        GetPermissionsForPrincipal CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL
        GetConfiguration CLUSTER_AUTH_GET_CONFIG
        SetConfiguration CLUSTER_AUTH_SET_CONFIG
        GetRobotToken CLUSTER_AUTH_GET_ROBOT_TOKEN
        SetGroupsForUser CLUSTER_AUTH_MODIFY_GROUP_MEMBERS
        ModifyMembers CLUSTER_AUTH_MODIFY_GROUP_MEMBERS
        GetUsers CLUSTER_AUTH_GET_GROUP_USERS
        ExtractAuthTokens CLUSTER_AUTH_EXTRACT_TOKENS
        RestoreAuthToken CLUSTER_AUTH_RESTORE_TOKEN
        Deactivate CLUSTER_AUTH_DEACTIVATE
        DeleteExpiredAuthTokens CLUSTER_AUTH_DELETE_EXPIRED_TOKENS
        RevokeAuthTokensForUser CLUSTER_AUTH_REVOKE_USER_TOKENS
        RotateRootToken CLUSTER_AUTH_ROTATE_ROOT_TOKEN
        """);
    gates(
        "identity_v2",
        """
        SetIdentityServerConfig CLUSTER_IDENTITY_SET_CONFIG
        GetIdentityServerConfig CLUSTER_IDENTITY_GET_CONFIG
        CreateIDPConnector CLUSTER_IDENTITY_CREATE_IDP
        UpdateIDPConnector CLUSTER_IDENTITY_UPDATE_IDP
        GetIDPConnector CLUSTER_IDENTITY_GET_IDP
        DeleteIDPConnector CLUSTER_IDENTITY_DELETE_IDP
        ListIDPConnectors CLUSTER_IDENTITY_LIST_IDPS
        CreateOIDCClient CLUSTER_IDENTITY_CREATE_OIDC_CLIENT
        UpdateOIDCClient CLUSTER_IDENTITY_UPDATE_OIDC_CLIENT
        GetOIDCClient CLUSTER_IDENTITY_GET_OIDC_CLIENT
        DeleteOIDCClient CLUSTER_IDENTITY_DELETE_OIDC_CLIENT
        ListOIDCClients CLUSTER_IDENTITY_LIST_OIDC_CLIENTS
        DeleteAll CLUSTER_DELETE_ALL
        """);
    gates(
        "pfs_v2",
        """
        ActivateAuth CLUSTER_AUTH_ACTIVATE
        CreateProject PROJECT_CREATE or off
        InspectProject signed in or off
        ListProject signed in or off
        DeleteProject signed in or off
        CreateRepo signed in or off
        InspectRepo signed in or off
        ListRepo signed in or off
        DeleteRepo signed in or off
        DeleteRepos signed in or off
        DeleteAll signed in or off
        InspectProjectV2 signed in or off
        ListCommit signed in or off
        ListCommitSet signed in or off
        ListBranch signed in or off
        ListFile signed in or off
        """);
    gates(
        "pps_v2",
        """
        ActivateAuth CLUSTER_AUTH_ACTIVATE
        InspectPipeline signed in or off
        ListPipeline signed in or off
        DeletePipelines signed in or off
        ListJob signed in or off
        ListJobSet signed in or off
        ListSecret CLUSTER_LIST_SECRETS or off
        DeleteAll CLUSTER_DELETE_ALL or off
        GetClusterDefaults signed in or off
        SetClusterDefaults CLUSTER_SET_DEFAULTS or off
        GetProjectDefaults signed in or off
        SetProjectDefaults signed in or off
        """);
    gates(
        "transaction_v2",
        """
        ListTransaction signed in or off
        DeleteAll CLUSTER_DELETE_ALL or off
        """);
  }

  @TempDir private Path directory;

  private static void gates(String service, String lines) {
    lines
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(words -> GATES.put(service + ".API/" + words[0], words[1]));
  }

  @Test
  void everyCallHasAGate() {
    assertThat(GATES.keySet())
        .isEqualTo(WireCall.all().map(WireCall::name).collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicTest> everyGateOpensToWhomItShould() {
    return WireCall.all().map(call -> DynamicTest.dynamicTest(call.name(), () -> check(call)));
  }

  private void check(WireCall call) {
    String gate = GATES.get(call.name());
    Path folder = directory.resolve(call.name().replace('/', '-'));
    try (ServedPractice practice = ServedPractice.in(folder)) {
      String wanted = gate.replace(OR_OFF, "");
      boolean asks = !wanted.equals(OPEN);
      String plain = practice.inside().tokens().issue("plain", Optional.empty()).reveal();
      if (asks) {
        refused(practice, call, UNAUTHENTICATED, "no authentication token (try logging in)");
        refused(
            practice,
            call,
            UNAUTHENTICATED,
            "provided auth token is corrupted or has expired (try logging in again)",
            "wrong");
        refused(
            practice,
            call,
            UNAUTHENTICATED,
            "provided auth token is corrupted or has expired (try logging in again)",
            "");
        refused(
            practice,
            call,
            UNKNOWN,
            "multiple authentication token keys found in context",
            plain,
            plain);
      }
      if (asks && !wanted.equals(SIGNED_IN)) {
        Permission permission = Permission.valueOf(wanted);
        if (permission != Permission.PROJECT_CREATE) {
          refused(
              practice,
              call,
              PERMISSION_DENIED,
              "robot:plain is not authorized to perform this operation - needs permissions ["
                  + permission
                  + "] on CLUSTER . Run `pachctl auth roles-for-permission`",
              plain);
        }
        Role role = Role.least(Set.of(permission), Resource.Type.CLUSTER).orElseThrow();
        practice
            .inside()
            .bindings()
            .set(
                Resource.CLUSTER,
                new io.pachsh.access.Principal("robot:plain"),
                Set.of(role.wireName()),
                false);
      }
      passes(practice, call, plain);
      if (practice.cluster.isActivated()) {
        practice.cluster.as(practice.admin).deactivate();
      }
      if (!asks || gate.endsWith(OR_OFF)) {
        assertThat(status(practice, call).getCode()).isNotEqualTo(UNAUTHENTICATED);
      } else {
        refused(practice, call, UNIMPLEMENTED, "the auth service is not activated", plain);
      }
      assertThat(practice.bugs).isEmpty();
    }
  }

  /** Past the gate, the empty request is answered, or refused for what it lacks. */
  private static void passes(ServedPractice practice, WireCall call, String token) {
    Status status = status(practice, call, token);
    assertThat(status.getCode()).as("%s", status).isNotEqualTo(UNAUTHENTICATED);
    assertThat(String.valueOf(status.getDescription())).doesNotContain("on CLUSTER .");
    if (REQUIRING.contains(call.name().replaceFirst(".*/", ""))) {
      assertThat(status.getCode()).isEqualTo(INVALID_ARGUMENT);
      assertThat(status.getDescription()).startsWith("validate request: invalid ");
    }
  }

  private static void refused(
      ServedPractice practice, WireCall call, Status.Code code, String text, String... tokens) {
    Status status = status(practice, call, tokens);
    assertThat(status.getCode()).as("%s", status).isEqualTo(code);
    assertThat(status.getDescription()).startsWith(text);
  }

  private static Status status(ServedPractice practice, WireCall call, String... tokens) {
    Metadata metadata = ServedPractice.metadata(tokens);
    metadata.put(Metadata.Key.of("command", Metadata.ASCII_STRING_MARSHALLER), "ignored");
    try {
      call.send(practice.channel(), "", metadata);
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }
}
