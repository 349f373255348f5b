package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A provider that nobody here wrote: the npm package oidc-provider, with one person. */
record OidcProvider(Process process, String issuer) implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/resources/oidc-provider");

  private static final String LOCK = "package-lock.json";
  private static final Path INSTALLED = Path.of("target/oidc-provider");

  /** The lock file that was installed whole: while it is the same, there is nothing to install. */
  private static final Path COMPLETE = INSTALLED.resolve("complete");

  private static final long INSTALLING_SECONDS = 180;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who signs in there; the groups come as the claim and with the scope {@code groups}. */
  record Person(String email, String password, List<String> groups) {}

  /** Which client it knows; the only way to authenticate it is HTTP Basic. */
  record Client(String id, String secret, String redirectUri) {}

  /** Installs what the lock file names, and nothing else; no script of a package runs. */
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    for (String name : List.of("package.json", LOCK, "provider.mjs")) {
      replace(SOURCES.resolve(name), INSTALLED.resolve(name));
    }
    if (Files.exists(COMPLETE) && Files.mismatch(SOURCES.resolve(LOCK), COMPLETE) < 0) {
      return;
    }
    Path log = INSTALLED.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(npm.waitFor(INSTALLING_SECONDS, TimeUnit.SECONDS)).as("npm ends").isTrue();
    } finally {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
    }
    assertThat(npm.exitValue()).as(Files.readString(log)).isZero();
    replace(SOURCES.resolve(LOCK), COMPLETE);
  }

  /** Starts it on a free port, and waits until it answers. */
  static OidcProvider start(Client client, Person person, ClaimsPlace place) throws IOException {
    Map<String, Object> told =
        Map.of(
            "client",
            Map.of(
                "id", client.id(), "secret", client.secret(), "redirectUri", client.redirectUri()),
            "person",
            Map.of(
                "name",
                "Ada Lovelace",
                "email",
                person.email(),
                "password",
                person.password(),
                "groups",
                person.groups()),
            "thin",
            place == ClaimsPlace.USERINFO);
    Path log = INSTALLED.resolve("provider.log");
    Process process =
        new ProcessBuilder("node", "provider.mjs", JSON.writeValueAsString(told))
            .directory(INSTALLED.toFile())
            .redirectError(log.toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String issuer = out.readLine();
    if (issuer == null) {
      process.destroyForcibly();
      throw new AssertionError(Files.readString(log));
    }
    return new OidcProvider(process, issuer);
  }

  /** Ends it. It holds nothing that it would have to write down. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
