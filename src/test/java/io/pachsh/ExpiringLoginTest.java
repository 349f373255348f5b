package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.pachd.FakePachd;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login at a real cluster that ends soon. */
class ExpiringLoginTest {
  @TempDir private Path directory;

  @Test
  void thePromptSaysHowLongItStillWorks() throws Exception {
    Timestamp end = Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + 750).build();
    try (FakePachd pachd = FakePachd.start()) {
      pachd
          .answers(
              APIGrpc.getWhoAmIMethod(),
              it ->
                  WhoAmIResponse.newBuilder().setUsername("user:a@b.c").setExpiration(end).build())
          .answers(
              APIGrpc.getAuthenticateMethod(),
              it -> AuthenticateResponse.newBuilder().setPachToken("fresh").build());
      String screen =
          typed(
              "connect grpc://127.0.0.1:" + pachd.port() + " --alias real",
              "auth login --id-token <<EOF",
              "a.b.c",
              "EOF",
              "exit");
      assertThat(screen).containsPattern("real user:a@b\\.c \\(expires in 1[23]m\\)\\*? > exit");
    }
  }

  private String typed(String... lines) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    Map<String, String> environment =
        Map.of(
            "PACHSH_HOME",
            directory.resolve("home").toString(),
            "PACH_CONFIG",
            directory.resolve("pachctl.json").toString(),
            "TERM",
            "dumb");
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(true, false, false),
            environment,
            directory,
            interrupts -> new TypingConsole(List.of(lines).iterator(), out, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
