package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are written out in {@code -c}, where every user of the machine can read them. */
class InlineSecretsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MY_TOKEN=s3cret",
        "echo first\nexport CLIENT_SECRET='s3cret'",
        "X=$(PASSWORD=s3cret)",
        "true && MY_TOKEN=\"s3cret\"",
        "auth use-auth-token <<EOF\ns3cret\nEOF",
        "pachctl auth use-auth-token <<'EOF'\ns3cret\nEOF",
        "echo s3cret | auth use-auth-token",
        "!printf %s s3cret | tr a a | pachctl auth use-auth-token | cat",
        "echo $(echo 'client_secret: s3cret' | auth set-config --offline)",
        "auth activate --supply-root-token <<EOF\ns3cret-s3cret-s3cret\nEOF",
        "auth set-config --offline <<EOF\n{\"client_secret\": \"s3cret\"}\nEOF",
        "auth set-config --offline <<EOF\nclient_secret: s3cret\nEOF"
      })
  void areRefusedBeforeAnythingRuns(String commands) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", "echo ran\n" + commands);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("-c:").contains("--insecure-inline").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MY_TOKEN=$(echo x)",
        "MY_TOKEN=",
        "MY_TOKEN=$FROM_OUTSIDE; export MY_TOKEN",
        "echo TOKEN=x",
        "NAME=value",
        "echo s3cret | echo",
        "echo a | echo $FROM_OUTSIDE | echo",
        "echo <<EOF\ns3cret\nEOF"
      })
  void referencesAreNoSecrets(String commands) {
    assertThat(ScriptedRun.of(directory, "-c", commands).status()).isZero();
  }

  @Test
  void whatVariablesHoldMayStandInAHereDocument() {
    String commands =
        """
        T=$(auth activate --initial-admin robot:a -q)
        auth use-auth-token <<EOF
        $T
        EOF
        auth set-config --offline <<EOF
        id_providers: [{name: okta, oidc: {issuer: "https://a.okta.com", client_id: a,
          client_secret: "$T", redirect_uri: "http://127.0.0.1:30657/authorization-code/callback"}}]
        EOF
        auth set-config --offline <<EOF
        live_config_version: 2
        id_providers: [{name: okta, oidc: {issuer: "https://a.okta.com", client_id: a,
          client_secret: •••, redirect_uri: "http://127.0.0.1:30657/authorization-code/callback"}}]
        EOF
        auth set-config --offline <<EOF
        issuer: https://a.okta.com
        client_id: a
        client_secret: $T
        redirect_uri: http://127.0.0.1:30657/authorization-code/callback
        EOF
        """;
    ScriptedRun run = ScriptedRun.of(directory, "-c", commands);
    assertThat(run.err()).doesNotContain("--insecure-inline");
  }

  @Test
  void theyAreAllowedInFilesAndWhenInsisted() throws IOException {
    Files.writeString(directory.resolve("script"), "MY_TOKEN=s3cret\n");
    assertThat(ScriptedRun.of(directory, "-f", directory.resolve("script").toString()).status())
        .isZero();
    assertThat(ScriptedRun.of(directory, "--insecure-inline", "-c", "MY_TOKEN=s3cret").status())
        .isZero();
  }
}
