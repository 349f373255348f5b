package io.pachsh;

import io.pachsh.context.Home;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine's loopback address that signs itself, and its key: the training
 * makes a call with TLS, too. The JDK's keytool makes it; where there is none, that call is left
 * out and such starts are slower.
 */
record TrainingCertificate(Path certificate, Path key) {
  private static final String ALIAS = "training";
  private static final long PATIENCE_SECONDS = 30;

  /** In pachsh's home, which the launcher throws away after the training. */
  static Optional<TrainingCertificate> make() {
    try {
      Path home = Home.from(System.getenv()).state();
      Path store = home.resolve("training.p12");
      new OwnFile(home).makeDirectory();
      String password = password();
      if (!isMade(store, password)) {
        return Optional.empty();
      }
      KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
      byte[] key = keys.getKey(ALIAS, password.toCharArray()).getEncoded();
      byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
      return Optional.of(
          new TrainingCertificate(
              pem(home.resolve("training.crt"), "CERTIFICATE", certificate),
              pem(home.resolve("training.key"), "PRIVATE KEY", key)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean isMade(Path store, String password)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", ALIAS));
    command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost"));
    command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass:env", "PASSWORD"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PASSWORD", password);
    Process keytool = builder.start();
    try {
      return keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && keytool.exitValue() == 0;
    } finally {
      keytool.destroyForcibly();
    }
  }

  private static String password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
    new OwnFile(file).replace(text);
    return file;
  }
}
