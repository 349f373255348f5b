package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Certificates that stand in for the system's when a cluster shows its own: {@code server_cas}. */
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /** The PEM text inside a {@code server_cas}; fails when it holds no certificate. */
  public static String pem(String serverCas) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(serverCas.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.FAILED,
          "server_cas is not base64",
          "It is @FILE with a PEM file, or the base64 of one: base64 -w0 ca.pem");
    }
    return checked(new String(bytes, StandardCharsets.UTF_8), "server_cas");
  }

  /** A PEM text as {@code server_cas} holds it. */
  public static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  /** The PEM texts of {@code PACH_CA_CERTS}: files and directories, separated by commas. */
  static String files(String list) {
    List<String> texts = new ArrayList<>();
    for (String name : list.split(",", -1)) {
      Path path = Path.of(name.strip());
      try {
        for (Path file : Files.isDirectory(path) ? filesIn(path) : List.of(path)) {
          texts.add(checked(BoundedInput.text(file, BoundedInput.DOCUMENT), file.toString()));
        }
      } catch (IOException e) {
        throw new Failure(
            Exit.FAILED,
            "PACH_CA_CERTS names " + path + ", which cannot be read: " + FileTrouble.reason(e),
            "It is a list of PEM files and directories, separated by commas.");
      }
    }
    return String.join("\n", texts);
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String checked(String pem, String where) {
    boolean any;
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
      any =
          !CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .isEmpty();
    } catch (CertificateException e) {
      any = false;
    }
    if (!any) {
      throw new Failure(
          Exit.FAILED,
          where + " holds no PEM certificate",
          "A PEM certificate begins with -----BEGIN CERTIFICATE-----.");
    }
    return pem;
  }
}
