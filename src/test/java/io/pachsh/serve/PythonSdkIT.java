package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Python SDK that Pachyderm published, in an environment of its own, makes the calls of access
 * control. It is installed once; a second run finds it under {@code target}.
 */
class PythonSdkIT {
  /** The release that goes with the pachd as which a served cluster answers. */
  private static final String SDK = "pachyderm_sdk==2.12.2";

  private static final Path ENVIRONMENT =
      Path.of("target", SDK.replace("==", "-")).toAbsolutePath();
  private static final Path COMPLETE = ENVIRONMENT.resolve("complete");
  private static final Path SCRIPT = Path.of("src/test/resources/serve/sdk.py").toAbsolutePath();

  private static final String EXPECTED =
      """
      version 2 12
      off AuthServiceNotActivated the auth service is not activated
      root pach:root
      robot robot:ci True
      denied PERMISSION_DENIED robot:ci is not authorized to perform this operation - needs\
       permissions [CLUSTER_AUTH_GET_ROBOT_TOKEN] on CLUSTER . Run `pachctl auth\
       roles-for-permission` to find roles that grant a given permission.
      cluster {'allClusterUsers': ['projectCreator'], 'internal:auth-server': ['clusterAdmin'],\
       'pach:root': ['clusterAdmin'], 'robot:ci': ['debugger']}
      project {'group:devs': ['projectWriter', 'repoReader'], 'pach:root': ['projectOwner']}
      groups ['group:devs']
      theirs ['group:devs']
      users ['robot:ci', 'user:ada@example.com']
      roles ['projectWriter'] ['PROJECT_LIST_REPO', 'PROJECT_CREATE_REPO']
      everybody ['projectCreator']
      authorize False ['PROJECT_CREATE_REPO'] ['PROJECT_DELETE']
      grants robotUser
      grants clusterAdmin
      repos [('images', 'raw')]
      projects ['default', 'vision']
      branches []
      pipelines []
      data UNIMPLEMENTED this is an embedded cluster of pachsh, which has access control alone: it\
       moves no data and runs no pipelines, so pfs_v2.API/StartCommit works on a real pachd only
      deleted True False
      configuration True
      login True True
      person user:ada@example.com
      clients ['app']
      tokens ['robot:ci']
      revoked 1
      gone UNAUTHENTICATED provided auth token is corrupted or has expired (try logging in again)
      back robot:ci
      rotated pach:root
      off AuthServiceNotActivated the auth service is not activated
      """;

  @TempDir private Path directory;

  @BeforeAll
  static void install() throws Exception {
    if (Files.exists(COMPLETE)) {
      return;
    }
    String home = ENVIRONMENT.toString();
    run(List.of("python3", "-m", "venv", "--clear", home));
    run(List.of(python(), "-m", "pip", "install", "-q", "--disable-pip-version-check", SDK));
    Files.createFile(COMPLETE);
  }

  @Test
  void makesTheCallsOfAccessControl() throws Exception {
    assertThat(calls(Optional.empty())).isEqualTo(EXPECTED);
  }

  @Test
  void makesThemThroughTls() throws Exception {
    assertThat(calls(Optional.of(TlsPair.in(directory)))).isEqualTo(EXPECTED);
  }

  private String calls(Optional<TlsPair> tls) throws Exception {
    Path cluster = directory.resolve("cluster");
    try (ServedPractice practice =
        ServedPractice.of(cluster, Optional.empty(), tls, ServedPractice.LIMITS)) {
      List<String> command = new ArrayList<>(List.of(python(), SCRIPT.toString()));
      command.add(Integer.toString(practice.server.port()));
      tls.ifPresent(pair -> command.add(pair.certificate().toString()));
      String said = run(command);
      assertThat(practice.bugs).isEmpty();
      return said;
    }
  }

  private static String python() {
    return ENVIRONMENT.resolve("bin/python").toString();
  }

  private static String run(List<String> command) throws Exception {
    Path said = Files.createTempFile("python", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PACH") || name.equals("DEX_TOKEN"));
    try {
      Process process = start(builder);
      try {
        assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      } finally {
        process.destroyForcibly();
      }
      String text = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as("%s%n%s", command, text).isZero();
      return text;
    } finally {
      Files.delete(said);
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      return fail(
          "This test needs python3 with its module venv, and PyPI: on Debian 'apt-get install python3"
              + " python3-venv', which scripts/test does as root.",
          e);
    }
  }
}
