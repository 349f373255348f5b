package io.pachsh.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pachsh.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of the rehearsal org: its file, its port, its status. */
class RehearsalOrgTest {
  @TempDir Path parent;
  private Path directory;
  private Path file;

  @BeforeEach
  void locate() {
    directory = parent.resolve("state");
    file = directory.resolve("rehearsal.json");
  }

  @Test
  void theSameStartGivesTheSameOrg() throws IOException {
    OrgDetails first;
    String keys;
    try (RehearsalOrg org = start()) {
      first = org.details();
      keys = keys(first);
    }
    try (RehearsalOrg org = start()) {
      assertThat(org.details()).isEqualTo(first);
      assertThat(keys(first)).isEqualTo(keys);
    }
    assertThat(RehearsalOrg.data(directory)).contains(first);
  }

  @Test
  void aFreshOrgHoldsWhatTheGuideNeeds() {
    try (RehearsalOrg org = start()) {
      OrgDetails details = org.details();
      assertThat(details.issuer()).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(details.clientId()).matches("0oa[A-Za-z0-9]{17}");
      assertThat(details.clientSecret().reveal()).matches("[A-Za-z0-9]{64}");
      assertThat(details.toString()).doesNotContain(details.clientSecret().reveal());
      assertThat(details.redirectUri())
          .isEqualTo("http://127.0.0.1:30657/authorization-code/callback");
      assertThat(details.users())
          .extracting(PracticeUser::email)
          .containsExactly("test@pachyderm.com", "ada@example.com", "grace@example.com");
    }
  }

  @Test
  void keepsItsFileToItsOwner() throws IOException {
    start().close();

    assertThat(mode(directory)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .extracting(each -> each.getFileName() + " " + mode(each))
          .containsExactlyInAnyOrder("rehearsal.json rw-------", "rehearsal.lock rw-------");
    }
  }

  @Test
  void anotherPortOrRedirectUriIsRemembered() throws IOException {
    OrgDetails first;
    try (RehearsalOrg org = start()) {
      first = org.details();
    }
    int port = freePort();
    String callback = "http://localhost:4444/callback";
    OrgSettings other = OrgSettings.in(directory).onPort(port).returningTo(callback);
    RehearsalOrg.start(other, Clock.systemUTC(), new SecureRandom()).close();

    try (RehearsalOrg org = start()) {
      assertThat(org.details().issuer()).isEqualTo("http://127.0.0.1:" + port);
      assertThat(org.details().redirectUri()).isEqualTo(callback);
      assertThat(org.details().clientId()).isEqualTo(first.clientId());
    }
    assertThat(Files.readString(file)).contains(callback, "http://127.0.0.1:4444/callback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"your redirect URI", "/callback", "ftp://127.0.0.1/x", "https://"})
  void refusesARedirectUriThatIsNone(String uri) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> OrgSettings.in(directory).returningTo(uri))
        .withMessageContaining(uri);
  }

  @Test
  void recognisesThatItRunsAlready() {
    try (RehearsalOrg org = start()) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(this::start)
          .withMessageContaining("already running on " + org.details().issuer());
    }
  }

  @Test
  void saysThatSomebodyElseHasThePort() throws IOException {
    start().close();
    int port = URI.create(RehearsalOrg.data(directory).orElseThrow().issuer()).getPort();
    String before = Files.readString(file);

    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(stranger.isBound()).isTrue();
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(this::start)
          .withMessageContaining("127.0.0.1:" + port)
          .satisfies(
              failure ->
                  assertThat(failure.hint().orElse("")).contains("rehearsal start --port N"));
    }
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aTruncatedFileIsNamedAndLeftAlone() throws IOException {
    start().close();
    String whole = Files.readString(file).strip();

    for (int length = 0; length < whole.length(); length += 97) {
      String damaged = whole.substring(0, length);
      Files.writeString(file, damaged);
      assertThatExceptionOfType(Failure.class)
          .as(damaged)
          .isThrownBy(this::start)
          .withMessageContaining(file + " is damaged")
          .satisfies(failure -> assertThat(failure.hint().orElse("")).contains("mv '" + file));
      assertThat(Files.readString(file)).isEqualTo(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\" : 1=>\"version\" : 2",
        "\"port\"=>\"door\"",
        "\"users\"=>\"people\"",
        "\"secret\"=>\"sekret\"",
        "\"redirect_uris\"=>\"uris\"",
        "\\\"d\\\"=>\\\"D\\\"",
      })
  void aChangedFileIsNamedWithoutItsSecrets(String change) throws IOException {
    start().close();
    String whole = Files.readString(file);
    String[] fromTo = change.split("=>");
    assertThat(whole).contains(fromTo[0]);
    Files.writeString(file, whole.replace(fromTo[0], fromTo[1]));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RehearsalOrg.data(directory))
        .withMessageContaining("is damaged")
        .satisfies(failure -> assertThat(failure.sentence()).hasSizeLessThan(300));
  }

  @Test
  void knowsItsStatus() {
    assertThat(RehearsalOrg.status(directory)).isEqualTo(new OrgStatus.Absent());
    OrgDetails details;
    try (RehearsalOrg org = start()) {
      details = org.details();
      org.misbehave(Fault.CLOCK_OFF);
      assertThat(org.misbehaviour()).isEqualTo(Fault.CLOCK_OFF);
      assertThat(RehearsalOrg.status(directory))
          .isEqualTo(new OrgStatus.Running(details, Fault.CLOCK_OFF));
    }
    assertThat(RehearsalOrg.status(directory)).isEqualTo(new OrgStatus.Stopped(details));
  }

  @Test
  void takesAMisbehaviourFromAnotherProcess() throws IOException {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RehearsalOrg.misbehave(directory, Fault.HTML))
        .withMessageContaining("not running");
    try (RehearsalOrg org = start()) {
      RehearsalOrg.misbehave(directory, Fault.SERVER_ERROR);
      assertThat(org.misbehaviour()).isEqualTo(Fault.SERVER_ERROR);

      RehearsalOrg.misbehave(directory, Fault.NONE);
      assertThat(org.misbehaviour()).isEqualTo(Fault.NONE);

      Map<String, String> form = Map.of("client_secret", "guessed", "mode", "html");
      URI bell = URI.create(org.details().issuer() + "/rehearsal");
      assertThat(Exchange.post(bell, form, Duration.ofSeconds(20)).status()).isEqualTo(403);
      assertThat(org.misbehaviour()).isEqualTo(Fault.NONE);
    }
  }

  @Test
  void everyMisbehaviourHasANameAndASentence() {
    assertThat(Fault.named("off")).contains(Fault.NONE);
    assertThat(Fault.named("nonsense")).isEmpty();
    assertThat(Fault.values())
        .allSatisfy(
            mode -> {
              assertThat(mode.wireName()).matches("[a-z]+(-[a-z]+)*");
              assertThat(mode.sentence()).endsWith(".");
              assertThat(Fault.named(mode.wireName())).contains(mode);
            });
  }

  @Test
  void saysThatItsDirectoryCannotBeWritten() throws IOException {
    Files.writeString(directory, "a file in the way");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::start)
        .withMessageContaining(directory.toString());
  }

  private RehearsalOrg start() {
    return RehearsalOrg.start(OrgSettings.in(directory), Clock.systemUTC(), new SecureRandom());
  }

  private static String keys(OrgDetails org) throws IOException {
    return Exchange.get(URI.create(org.issuer() + "/oauth2/v1/keys"), Duration.ofSeconds(20))
        .body();
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }
}
