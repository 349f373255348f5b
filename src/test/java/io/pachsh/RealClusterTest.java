package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.pachsh.pachd.FakePachd;
import io.pachsh.version.Version;
import io.pachsh.wire.admin.ClusterInfo;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateResponse;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.GetPermissionsResponse;
import io.pachsh.wire.auth.GetRobotTokenResponse;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.ModifyRoleBindingResponse;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.SetConfigurationRequest;
import io.pachsh.wire.auth.SetConfigurationResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.pfs.ActivateAuthResponse;
import io.pachsh.wire.pfs.DeleteRepoResponse;
import io.pachsh.wire.pfs.RepoInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of pachsh on a context of a real cluster. */
class RealClusterTest {
  @TempDir Path directory;
  private FakePachd pachd;

  @BeforeEach
  void connect() throws Exception {
    pachd =
        FakePachd.start()
            .is("2.11.6")
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("pach:root").build())
            .answers(
                APIGrpc.getAuthorizeMethod(),
                it -> AuthorizeResponse.newBuilder().setAuthorized(true).build());
    ScriptedRun run = run("connect", "grpc://127.0.0.1:" + pachd.port(), "--alias", "real");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @AfterEach
  void stop() {
    pachd.close();
  }

  @Test
  void saysBothVersions() {
    ScriptedRun run = run("version");
    assertThat(run.out().lines())
        .containsExactly("COMPONENT  VERSION", "pachsh     " + Version.TEXT, "pachd      2.11.6");
    assertThat(run("version", "--client-only").out()).isEqualTo(Version.TEXT + "\n");
    assertThat(run("--context", "local", "version").out())
        .isEqualTo("pachsh " + Version.TEXT + "\n");
  }

  @Test
  void showsWhatTheClusterSaysOfItself() {
    assertThat(run("inspect", "cluster").out())
        .isEqualTo(
            "Cluster id:     id\n"
                + "Deployment id:  one\n"
                + "pachd:          2.11.6\n"
                + "Access control: on\n");
    assertThat(run("--context", "local", "inspect", "cluster").out())
        .contains("pachsh:         " + Version.TEXT)
        .contains("Access control: off");
  }

  @Test
  void asksForTheOnePlaceThatALineNames() {
    pachd
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getInspectRepoMethod(),
            it -> RepoInfo.newBuilder().setRepo(it.getRepo()).build())
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getDeleteRepoMethod(),
            it -> DeleteRepoResponse.getDefaultInstance())
        .answers(APIGrpc.getGetGroupsMethod(), it -> GetGroupsResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetRoleBindingMethod(), it -> GetRoleBindingResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetPermissionsMethod(), it -> GetPermissionsResponse.getDefaultInstance());
    ScriptedRun got = run("auth", "get", "repo", "images");
    assertThat(got.status()).as(got.err()).isZero();
    ScriptedRun checked = run("auth", "check", "repo", "images");
    assertThat(checked.status()).as(checked.err()).isZero();
    ScriptedRun deleted = run("delete", "repo", "images");
    assertThat(deleted.status()).isEqualTo(1);
    assertThat(deleted.out()).isEmpty();
    assertThat(deleted.err()).contains("No repo deleted").contains("default/images");
    assertThat(pachd.calls())
        .extracting(FakePachd.Call::method)
        .noneMatch(method -> method.contains("List"));
  }

  @Test
  void saysThatAnAddressWorksInsideTheClusterAlone() {
    OIDCConfig inside =
        OIDCConfig.newBuilder()
            .setIssuer("http://pachd:1658/")
            .setClientId("pachd")
            .setRedirectUri("http://localhost:30657/authorization-code/callback")
            .addScopes("email")
            .build();
    pachd
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it -> GetConfigurationResponse.newBuilder().setConfiguration(inside).build())
        .answers(
            APIGrpc.getGetOIDCLoginMethod(),
            it ->
                GetOIDCLoginResponse.newBuilder()
                    .setLoginUrl("http://pachd:1658/auth?client_id=pachd")
                    .setState("s")
                    .build())
        .answers(
            APIGrpc.getAuthenticateMethod(),
            it -> AuthenticateResponse.newBuilder().setPachToken("a-session-token").build());
    assertThat(run("auth", "get-config").err()).contains("an address inside the cluster");
    assertThat(run("auth", "login", "--no-browser").err())
        .contains("'pachd' is an address inside the cluster");
    pachd.answers(
        APIGrpc.getGetConfigurationMethod(),
        it ->
            GetConfigurationResponse.newBuilder()
                .setConfiguration(
                    inside.toBuilder().setUserAccessibleIssuerHost("http://localhost:30658"))
                .build());
    assertThat(run("auth", "get-config").err()).doesNotContain("inside the cluster");
  }

  @Test
  void keepsTheScopesThatAreSetAndSaysWhatPachdDoesWithoutOpenid() throws IOException {
    Path file = directory.resolve("config.yaml");
    Files.writeString(
        file,
        "{issuer: https://id.example, client_id: a, redirect_uri: http://localhost:30657/x,"
            + " scopes: [groups, email]}");
    pachd
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it -> GetConfigurationResponse.getDefaultInstance())
        .answers(
            APIGrpc.getSetConfigurationMethod(),
            it -> SetConfigurationResponse.getDefaultInstance());
    ScriptedRun run = run("auth", "set-config", "-f", file.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("without 'openid' in 'scopes' nobody can log in");
    assertThat(pachd.calls())
        .extracting(FakePachd.Call::request)
        .filteredOn(SetConfigurationRequest.class::isInstance)
        .singleElement()
        .satisfies(
            request ->
                assertThat(((SetConfigurationRequest) request).getConfiguration().getScopesList())
                    .containsExactly("groups", "email"));
  }

  @Test
  void remembersWhichClusterItWasAndSendsNoTokenToAnother() throws Exception {
    useToken();
    assertThat(Files.readString(directory.resolve("pachctl.json")))
        .contains("\"cluster_deployment_id\": \"one\"");
    pachd.named("two");
    int before = pachd.calls().size();
    ScriptedRun run = run("auth", "whoami");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("Another cluster answers").contains("two").contains("one");
    assertThat(pachd.calls().subList(before, pachd.calls().size()))
        .allMatch(call -> call.token().isEmpty());
  }

  @Test
  void writesTheRootTokenBeforeItGoesOn() throws IOException {
    pachd
        .answers(
            APIGrpc.getActivateMethod(),
            it -> ActivateResponse.newBuilder().setPachToken("root-token-of-test").build())
        .refuses(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            Status.UNKNOWN.withDescription("the disk is on fire"));
    ScriptedRun run = run("auth", "activate");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("projects and repos could not be set up: the disk is on fire")
        .contains("Left: projects and repos, pipelines, identity service, OIDC client")
        .contains("'auth activate' goes on from here");
    assertThat(Files.readString(directory.resolve("pachctl.json"))).contains("root-token-of-test");

    pachd
        .refuses(
            APIGrpc.getActivateMethod(),
            Status.UNIMPLEMENTED.withDescription("the auth service is already activated"))
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            it -> ActivateAuthResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
            it -> io.pachsh.wire.pps.ActivateAuthResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetConfigurationMethod(),
            it ->
                GetConfigurationResponse.newBuilder()
                    .setConfiguration(OIDCConfig.newBuilder().setIssuer("https://helm/dex"))
                    .build());
    ScriptedRun again = run("auth", "activate");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out())
        .startsWith("Access control was on already.\n")
        .contains("Logins are configured already, at the issuer https://helm/dex");
  }

  @Test
  void saysOnceWhichClusterANoticeIsAbout() {
    pachd.says(ClusterInfo.newBuilder().setDeploymentId("one").setPaused(true).build());
    ScriptedRun run = run("-c", "auth whoami; auth whoami; inspect cluster");
    assertThat(run.err()).containsOnlyOnce("note: real: This cluster is paused");
  }

  @Test
  void showsATokenThatCouldNotBeWrittenBeforeAnythingElseCanFail() throws IOException {
    // A directory in the place of the lock: the file can be read, and not written.
    try (Stream<Path> locks = Files.list(directory.resolve("home/locks"))) {
      Path lock = locks.findFirst().orElseThrow();
      Files.delete(lock);
      Files.createDirectory(lock);
    }
    pachd
        .answers(
            APIGrpc.getActivateMethod(),
            it -> ActivateResponse.newBuilder().setPachToken("root-token-of-test").build())
        .refuses(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            Status.UNKNOWN.withDescription("the disk is on fire"));
    ScriptedRun run = run("auth", "activate", "--token-file", "root.token");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("not on disk")
        .contains("\n  root-token-of-test\n")
        .contains("could not be set up: the disk is on fire");
  }

  @Test
  void makesTheInitialAdministratorWithTheRootToken() {
    pachd
        .answers(
            APIGrpc.getActivateMethod(),
            it -> ActivateResponse.newBuilder().setPachToken("root-token-of-test").build())
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getActivateAuthMethod(),
            it -> ActivateAuthResponse.getDefaultInstance())
        .answers(
            io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
            it -> io.pachsh.wire.pps.ActivateAuthResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetRoleBindingMethod(), it -> GetRoleBindingResponse.getDefaultInstance())
        .answers(
            APIGrpc.getModifyRoleBindingMethod(),
            it -> ModifyRoleBindingResponse.getDefaultInstance())
        .answers(
            APIGrpc.getGetRobotTokenMethod(),
            it -> GetRobotTokenResponse.newBuilder().setToken("admins-token").build());
    ScriptedRun run = run("auth", "activate", "--initial-admin=robot:admin", "--only-activate");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("You are signed in as robot:admin.")
        .contains("Token of robot:admin: admins-token")
        .contains("Root token: root-token-of-test");
    assertThat(pachd.requests(APIGrpc.getModifyRoleBindingMethod()).get(0).getPrincipal())
        .isEqualTo("robot:admin");
  }

  @Test
  void saysWhatARealClusterLacks() {
    useToken();
    ScriptedRun run = run("undo");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("undo does not work on a real pachd: it has no RPC that takes a change back")
        .contains("access export");
  }

  @Test
  void logsInThroughPachd() throws IOException {
    pachd
        .answers(
            APIGrpc.getGetOIDCLoginMethod(),
            it ->
                GetOIDCLoginResponse.newBuilder()
                    .setLoginUrl("https://idp.example/auth")
                    .setState("s")
                    .build())
        .answers(
            APIGrpc.getAuthenticateMethod(),
            it -> AuthenticateResponse.newBuilder().setPachToken("fresh-token").build());
    ScriptedRun run = run("auth", "login", "--no-browser");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("https://idp.example/auth");
    assertThat(run.out()).isEqualTo("You are signed in as pach:root.\n");
    assertThat(Files.readString(directory.resolve("pachctl.json"))).contains("fresh-token");
  }

  @Test
  void exitsWithFourWhenNobodyAnswers() {
    pachd.close();
    ScriptedRun run = run("auth", "whoami");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("Nothing listens on 127.0.0.1");
  }

  @Test
  void exitsWithThreeWhenNotSignedIn() {
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNAUTHENTICATED.withDescription("no authentication token (try logging in)"));
    assertThat(run("auth", "whoami").status()).isEqualTo(3);
  }

  @Test
  void loadsNothingOfTheWireForAnEmbeddedCluster() throws Exception {
    assertThat(loaded("--context", "local", "inspect", "cluster"))
        .contains("io.pachsh.embedded.EmbeddedCluster")
        .doesNotContain("io.grpc.", "com.google.protobuf.", "io.pachsh.wire.");
    assertThat(loaded("inspect", "cluster")).contains("io.grpc.");
  }

  /** What a run of its own loads, on the files of the test. */
  private String loaded(String... words) throws Exception {
    List<String> command = JavaProgram.of(Main.class, "-Xlog:class+load:stdout");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PACHSH_HOME", directory.resolve("home").toString());
    builder.environment().put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void answersTheVersionAtOnceOnlyWhereTheContextIsSurelyEmbedded() {
    Map<String, String> environment = Map.of("PACHSH_HOME", directory.resolve("home").toString());
    assertThat(EmbeddedContextGuess.in(environment)).isFalse();
    assertThat(run("config", "set", "active-context", "local").status()).isZero();
    assertThat(EmbeddedContextGuess.in(environment)).isTrue();
    assertThat(
            EmbeddedContextGuess.in(
                Map.of(
                    "PACHSH_HOME", directory.resolve("home").toString(), "PACH_CONTEXT", "real")))
        .isFalse();
    assertThat(EmbeddedContextGuess.in(Map.of("PACHSH_HOME", directory.resolve("none").toString())))
        .isTrue();
  }

  private void useToken() {
    ScriptedRun run = ScriptedRun.fed("a-token\n", directory, "auth", "use-auth-token");
    assertThat(run.status()).as(run.err()).isZero();
  }

  private ScriptedRun run(String... words) {
    return ScriptedRun.of(directory, words);
  }
}
