package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.grpc.ManagedChannel;
import io.grpc.stub.MetadataUtils;
import io.pachsh.LongRun;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People log in and out for a long time: memory, threads and open files are the same in the end as
 * when everything had been used once.
 */
@Tag(LongRun.TAG)
class SoakTest {
  private static final int SECONDS = LongRun.cases("soakSeconds", 3, 600);
  private static final int PEOPLE = 10;
  private static final int POOLS = 60;
  private static final long SLACK_BYTES = 16L * 1024 * 1024;

  @TempDir private Path directory;

  /** What the process holds. */
  private record Held(long heap, int threads, long files) {
    static Held now() {
      System.gc();
      return new Held(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getOpenFileDescriptorCount());
    }
  }

  @Test
  void logsInAndOutWithoutKeepingAnything() {
    try (ServedPractice practice =
        ServedPractice.activated(directory, Optional.empty(), Limits.USUAL)) {
      practice
          .inside()
          .configuration()
          .set(
              new AuthConfiguration.Pachctl(
                  new OidcClient(
                      TestParty.ISSUER,
                      "pachd",
                      Secret.of("hush"),
                      "http://localhost:30657/authorization-code/callback"),
                  List.of("email"),
                  false,
                  false,
                  ""),
              0,
              false);
      ManagedChannel channel = practice.channel();
      long begun = logins(practice, channel, Math.max(1, SECONDS / 3));
      Held first = Held.now();
      begun += logins(practice, channel, SECONDS);
      Held last = Held.now();
      System.out.printf("soak: %s, then %s%n", first, last);
      LongRun.report("soak", begun, 0);
      assertThat(last.heap()).isLessThan(first.heap() + SLACK_BYTES);
      // The server's pools fill up to their size, whatever is asked of them.
      assertThat(last.threads()).isLessThan(first.threads() + POOLS);
      assertThat(last.files()).isLessThan(first.files() + 10);
      assertThat(practice.bugs).isEmpty();
    }
  }

  /** Logs in for so long; says how often. */
  private static long logins(ServedPractice practice, ManagedChannel channel, int seconds) {
    APIGrpc.APIBlockingStub nobody = APIGrpc.newBlockingStub(channel);
    APIGrpc.APIBlockingStub admin = as(channel, practice.admin.orElseThrow().reveal());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long count = 0;
    for (; System.nanoTime() < end; count++) {
      String state = nobody.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
      String person = "person" + count % PEOPLE + "@example.com";
      practice.party.signIn(state, person);
      String token =
          nobody
              .authenticate(AuthenticateRequest.newBuilder().setOidcState(state).build())
              .getPachToken();
      assertThat(as(channel, token).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
          .isEqualTo("user:" + person);
      var revoked =
          admin.revokeAuthToken(RevokeAuthTokenRequest.newBuilder().setToken(token).build());
      assertThat(revoked.getNumber()).isEqualTo(1);
      // What the test itself remembers is not what is measured.
      practice.party.open.remove(state);
      practice.log.clear();
    }
    return count;
  }

  private static APIGrpc.APIBlockingStub as(ManagedChannel channel, String token) {
    return APIGrpc.newBlockingStub(channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(ServedPractice.metadata(token)));
  }
}
