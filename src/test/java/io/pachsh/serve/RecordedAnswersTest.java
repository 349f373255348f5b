package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ProviderCheck;
import io.pachsh.network.Network;
import io.pachsh.oidc.OidcRelyingParty;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real pachd 2.12.0-rc.3 was asked through pachctl, and what it answered, as far as a
 * cluster without data, pipelines and an identity service of its own can answer it: {@code
 * recorded.txt} writes the calls down that pachctl makes of each command.
 */
class RecordedAnswersTest {
  @TempDir private Path directory;

  @Test
  void everyRecordedAnswerIsGiven() throws Exception {
    try (ServedPractice practice =
        ServedPractice.of(directory, Optional.empty(), Optional.empty(), ServedPractice.LIMITS)) {
      ApiScript.read("/serve/recorded.txt").play(practice);
    }
  }

  @Test
  void aProviderThatIsNotThereIsNamedAsPachdNamesIt() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    RelyingParty party =
        new OidcRelyingParty(
            Clock.systemUTC(), new SecureRandom(), () -> Network.DIRECT, Duration.ofSeconds(20));
    String place = "127.0.0.1:" + port;
    assertThat(new ProviderCheck(party::discover).trouble("http://" + place + "/"))
        .contains(
            "Get \"http://%s/.well-known/openid-configuration\": dial tcp %s: connect: connection refused"
                .formatted(place, place));
    assertThat(new ProviderCheck(party::discover).trouble(""))
        .contains("Get \"/.well-known/openid-configuration\": unsupported protocol scheme \"\"");
  }
}
