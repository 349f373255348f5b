package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide typed and pasted on a pseudo-terminal, with second thoughts during the login. */
class LoginInterruptedIT {
  private static final int CALLBACK_PORT = 30657;
  private static final String BLOCK =
      """
      pachctl auth set-config <<EOF
      {
        "live_config_version": 2,
        "id_providers": [{
        "name": "okta",
        "description": "oidc-based authentication with Okta",
        "oidc": {
        "issuer": "$OKTA_ISSUER",
        "client_id": "$OKTA_CLIENT_ID",
        "client_secret": "$OKTA_CLIENT_SECRET",
        "redirect_uri": "$OKTA_REDIRECT_URI",
        ignore_email_verified: true
      }}]}
      EOF
      """;

  @TempDir private Path directory;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(directory);
  }

  @AfterEach
  void getUp() {
    desk.close();
  }

  @Test
  void ctrlCGivesTheLoginUpAndNothingElse() throws IOException {
    Tmux terminal = connected();
    terminal.enter("auth login").await("Waiting for the browser: 2:5");
    terminal.key("C-c");
    String screen =
        terminal.await(s -> s.endsWith("\nlocal robot:admin* >"), "the prompt after Ctrl-C");
    assertThat(screen)
        .doesNotContain("Waiting")
        .contains("error: The login was stopped.", "'auth login' begins another one.");
    terminal.enter("echo $?").await("\n130\n");
    try (ServerSocket callback =
        new ServerSocket(CALLBACK_PORT, 1, InetAddress.getLoopbackAddress())) {
      assertThat(callback.isBound()).isTrue();
    }

    terminal.enter("auth login --as test@pachyderm.com").await("local okta:test@pachyderm.com* >");
    terminal.enter("auth whoami").await("You are \"okta:test@pachyderm.com\"\nsession expires: ");
  }

  @Test
  void ctrlCGivesUpASlowProviderToo() {
    Tmux terminal = connected();
    terminal.enter("rehearsal misbehave slow").await("Every answer takes a minute.");
    terminal.enter("auth login").await("Asking the provider");
    terminal.resize(new Tmux.Size(60, 20)).key("C-c");
    String screen =
        terminal.await(s -> s.endsWith("\nlocal robot:admin* >"), "the prompt after Ctrl-C");
    assertThat(screen)
        .contains("Interrupted: the request to", "Nobody was signed in by it")
        .doesNotContain("Asking");
    terminal.enter("echo $?").await("\n130\n");
  }

  private Tmux connected() {
    Tmux terminal = desk.start();
    terminal.enter("rehearsal start").await("OKTA_REDIRECT_URI are set.");
    terminal.enter("pachctl auth activate --initial-admin=robot:admin").await("robot:admin* >");
    terminal.paste(BLOCK).key("Enter").await("The configuration is live, version 3.");
    return terminal;
  }
}
