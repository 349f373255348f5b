package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of pachd's sentences becomes. */
class StatusTest {
  private FakePachd pachd;
  private PachdCluster cluster;

  @BeforeEach
  void start() throws Exception {
    pachd = FakePachd.start();
    cluster = new Heard().at(pachd.endpoint());
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNIMPLEMENTED   | the auth service is not activated                                            | NotActivated
          UNKNOWN         | error: rpc error: code = Unimplemented desc = the auth service is not activated | NotActivated
          UNIMPLEMENTED   | the auth service is already activated                                        | AlreadyActivated
          UNAUTHENTICATED | no authentication token (try logging in)                                     | NotSignedIn
          INTERNAL        | no authentication metadata (try logging in)                                  | NotSignedIn
          UNAUTHENTICATED | provided auth token is corrupted or has expired (try logging in again)       | BadToken
          INTERNAL        | token expiration is in the past                                              | ExpiredToken
          UNKNOWN         | OIDC ID provider configuration not found                                     | NoProvider
          INTERNAL        | ID does not exist                                                            | UnknownId
          NOT_FOUND       | groups devs not found                                                        | NotFound
          UNKNOWN         | not found                                                                    | NotFound
          INTERNAL        | ID already exists                                                            | TakenId
          ALREADY_EXISTS  | project p already exists                                                     | Taken
          UNKNOWN         | unknown role "x"                                                             | Invalid
          UNKNOWN         | cannot modify cluster role bindings for pach: users                          | Invalid
          """)
  void knowsPachdsRefusals(Status.Code code, String text, String refusal) {
    pachd.refuses(APIGrpc.getWhoAmIMethod(), code.toStatus().withDescription(text));
    RefusedException refused = (RefusedException) whoAmI();
    assertThat(refused.refusal().getClass().getSimpleName()).isEqualTo(refusal);
    if (refused.refusal() instanceof Refusal.Invalid || refusal.equals("NotFound")) {
      assertThat(refused.refusal().sentence()).isEqualTo(text);
    }
  }

  /** Go puts what was being done in front of why it failed. */
  @Test
  void ofTwoSentencesTheLastIsMeant() {
    Map<String, String> sentences =
        Map.of(
            "the auth service is not activated", "NotActivated",
            "the auth service is already activated", "AlreadyActivated",
            "no authentication token", "NotSignedIn",
            "provided auth token is corrupted or has expired", "BadToken",
            "token expiration is in the past", "ExpiredToken",
            "OIDC ID provider configuration not found", "NoProvider");
    for (String outer : sentences.keySet()) {
      for (String inner : sentences.keySet()) {
        Status status = Status.UNKNOWN.withDescription(outer + ": " + inner);
        pachd.refuses(APIGrpc.getWhoAmIMethod(), status);
        assertThat(((RefusedException) whoAmI()).refusal().getClass().getSimpleName())
            .as(status.getDescription())
            .isEqualTo(sentences.get(inner));
      }
    }
  }

  @Test
  void readsWhoLacksWhatWhere() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.PERMISSION_DENIED.withDescription(
            "user:a@b.c is not authorized to perform this operation - needs permissions"
                + " [REPO_READ REPO_WRITE] on REPO default/a.b. Run `pachctl auth"
                + " roles-for-permission` to find roles that grant a given permission."));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(
            new Refusal.NotAuthorized(
                new Principal("user:a@b.c"),
                Set.of(Permission.REPO_READ, Permission.REPO_WRITE),
                Resource.repo("default", "a.b")));
  }

  @Test
  void readsThatTheClusterIsMeantThoughItHasNoName() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription(
            "x: rpc error: code = PermissionDenied desc = robot:ci is not authorized to perform"
                + " this operation - needs permissions [CLUSTER_MODIFY_BINDINGS] on CLUSTER . Run"
                + " `pachctl auth roles-for-permission` to find roles that grant a given"
                + " permission."));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(
            new Refusal.NotAuthorized(
                Principal.robot("ci"),
                Set.of(Permission.CLUSTER_MODIFY_BINDINGS),
                Resource.CLUSTER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          robot:ci | robot:ci
          okta:ada lovelace@example.com | okta:ada lovelace@example.com
          user is not authorized to delete project "p": robot:ci | robot:ci
          cannot list repos: rpc error: code = PermissionDenied desc = user:a@b.c | user:a@b.c
          error in request 2 of transaction: check repo "p/r" is authorized for deletion: pipeline:p/x | pipeline:p/x
          user:eve: robot:ci |
          okta:eve: user is not authorized to delete project "p": robot:ci |
          somebody |
          list: a: b |
          """)
  void takesThePrincipalApartOnlyWhereItIsCertain(String before, String principal) {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription(
            before
                + " is not authorized to perform this operation - needs permissions"
                + " [PROJECT_DELETE] on PROJECT p. Run `pachctl auth roles-for-permission` to find"
                + " roles that grant a given permission."));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(
            new Refusal.NotAuthorized(
                Optional.ofNullable(principal).map(Principal::new),
                Set.of(Permission.PROJECT_DELETE),
                Resource.project("p")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          needs permissions [REPO_READ] on REPO p/r. Then more
          needs permissions [REPO_READ] on PLANET p. Run `pachctl x` to see
          needs permissions [] on REPO p/r. Run `pachctl x` to see
          """)
  void leavesADenialThatItDoesNotReadWhollyInPachdsWords(String rest) {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.PERMISSION_DENIED.withDescription(
            "robot:ci is not authorized to perform this operation - " + rest));
    assertThat(((Failure) whoAmI()).sentence())
        .contains("robot:ci is not authorized")
        .contains(rest);
  }

  @Test
  void doesNotTakeANameForASentence() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.PERMISSION_DENIED.withDescription(
            "user:the auth service is not activated is not authorized to perform this operation -"
                + " needs permissions [REPO_READ] on REPO p/r. Run `pachctl x` to see"));
    assertThat(((RefusedException) whoAmI()).refusal()).isInstanceOf(Refusal.NotAuthorized.class);
  }

  @Test
  void readsWhichBindingIsMissingAmongOtherWords() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription(
            "a: no role binding exists for PROJECT vision; b: no role binding exists for REPO"
                + " x/y"));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(new Refusal.NoRoleBinding(Resource.project("vision")));
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription("no role binding exists for REPO x/y.z."));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(new Refusal.NoRoleBinding(Resource.repo("x", "y.z")));
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription("no role binding exists for CLUSTER "));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(new Refusal.NoRoleBinding(Resource.CLUSTER));
  }

  @Test
  void leavesAPermissionItDoesNotKnowInPachdsWords() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.PERMISSION_DENIED.withDescription(
            "user:a is not authorized to perform this operation - needs permissions [CLUSTER_FLY]"
                + " on CLUSTER . Run x"));
    Failure failure = (Failure) whoAmI();
    assertThat(failure.exit()).isEqualTo(Exit.DENIED);
    assertThat(failure.sentence()).contains("CLUSTER_FLY");
  }

  @Test
  void readsWhichBindingIsMissing() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNKNOWN.withDescription(
            "cannot get permissions for principal: cannot evaluate role binding: no role binding"
                + " exists for REPO default/images"));
    assertThat(((RefusedException) whoAmI()).refusal())
        .isEqualTo(new Refusal.NoRoleBinding(Resource.repo("default", "images")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNKNOWN | Pachyderm Enterprise is not active in this cluster, and the Pachyderm auth API is an Enterprise-level feature | wants an Enterprise licence | license activate
          UNKNOWN | provided OIDC issuer does not implement OIDC protocol: dial tcp | could not use that issuer | inside the cluster
          UNKNOWN | provided OIDC issuer does not implement OIDC protocol: 500 Internal Server Error: unable to start Dex server, check logs | could not use that issuer | idp list-connector
          UNKNOWN | multiple authentication token keys found in context | two tokens | proxy
          INVALID_ARGUMENT | validate request: resource: value is required | could not read the request | version
          ABORTED | panic: runtime error | bug of it | kubectl logs
          UNIMPLEMENTED | unknown method WhoAmI for service auth_v2.API | does not have auth_v2.API/WhoAmI | older release
          UNIMPLEMENTED | unknown service auth_v2.API | does not have auth_v2.API/WhoAmI | older release
          """)
  void explainsWhatIsNoRefusal(Status.Code code, String text, String sentence, String hint) {
    pachd.refuses(APIGrpc.getWhoAmIMethod(), code.toStatus().withDescription(text));
    Failure failure = (Failure) whoAmI();
    assertThat(failure.exit()).isEqualTo(Exit.FAILED);
    assertThat(failure.sentence()).contains(sentence);
    assertThat(failure.hint().orElseThrow()).contains(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RotateRootToken() is disabled when the root token is configured in the environment",
        "identity.SetIdentityServerConfig() is disable when the Identity Config is set via"
            + " environment."
      })
  void tellsWhatTheInstallationDecides(String text) {
    pachd.refuses(APIGrpc.getWhoAmIMethod(), Status.UNKNOWN.withDescription(text));
    assertThat(((RefusedException) whoAmI()).refusal()).isInstanceOf(Refusal.Managed.class);
  }

  @Test
  void saysThatAPachdThatIsStartingIsNotReady() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(), Status.UNAVAILABLE.withDescription("no healthy upstream"));
    Failure failure = (Failure) whoAmI();
    assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(failure.sentence()).contains("not ready").contains("no healthy upstream");
  }

  @Test
  void saysSoWhenPachdGivesNoReason() {
    pachd.refuses(APIGrpc.getWhoAmIMethod(), Status.UNKNOWN);
    assertThat(((Failure) whoAmI()).sentence()).contains("gave no reason");
  }

  private Throwable whoAmI() {
    return catchThrowable(() -> cluster.as(Optional.of(Secret.of("a-token"))).whoAmI());
  }
}
