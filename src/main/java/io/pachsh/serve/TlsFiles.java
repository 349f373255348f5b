package io.pachsh.serve;

import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettySslContextServerCredentials;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;

/** A certificate chain and its private key, each in a PEM file, as tls.crt and tls.key at pachd. */
public record TlsFiles(Path certificate, Path key) {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  /**
   * What a server shows and proves.
   *
   * @throws Failure when a file cannot be read or used, saying which and what to do
   */
  ServerCredentials credentials() {
    Certificate[] chain = chain();
    PrivateKey privateKey = privateKey();
    requireUsable(chain[0], privateKey);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey, new char[0], chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      return NettySslContextServerCredentials.create(
          GrpcSslContexts.configure(SslContextBuilder.forServer(managers), SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .build());
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(certificate, "it cannot be used with " + key + ": " + e.getMessage(), "");
    }
  }

  /** A server that shows another's certificate, or an outdated one, would convince nobody. */
  private void requireUsable(Certificate own, PrivateKey privateKey) {
    if (own instanceof X509Certificate x509) {
      try {
        x509.checkValidity();
      } catch (CertificateExpiredException e) {
        throw unusable(certificate, "it has expired on " + x509.getNotAfter().toInstant(), "");
      } catch (CertificateNotYetValidException e) {
        throw unusable(
            certificate, "it is not valid before " + x509.getNotBefore().toInstant(), "");
      }
    }
    if (!belongTogether(own.getPublicKey(), privateKey)) {
      throw unusable(
          certificate,
          "it belongs to another key than " + key,
          "The server's own certificate must come first in the file, its issuers behind it.");
    }
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    byte[] words = "who signs this?".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(privateKey);
      signing.update(words);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(words);
      return verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Certificate[] chain() {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(read(certificate)))
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw unusable(certificate, "it holds no certificate", "");
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw unusable(certificate, "it holds no certificate in PEM form", "");
    }
  }

  private PrivateKey privateKey() {
    String text = new String(read(key), StandardCharsets.US_ASCII);
    Matcher pem = PKCS8.matcher(text);
    if (!pem.find()) {
      throw unusable(
          key,
          "it holds no private key in PKCS #8 form ('BEGIN PRIVATE KEY')",
          "'openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW' makes one of other forms.");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IllegalArgumentException e) {
      throw unusable(key, "it is damaged", "");
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // It is a key of another kind.
      }
    }
    throw unusable(key, "its key is of no known kind", "RSA, EC and Ed25519 keys can be used.");
  }

  private static byte[] read(Path file) {
    try {
      return BoundedInput.bytes(file, BoundedInput.DOCUMENT);
    } catch (IOException e) {
      throw unusable(file, FileTrouble.reason(e), "");
    }
  }

  private static Failure unusable(Path file, String why, String hint) {
    String sentence = "The TLS file %s cannot be used: %s.".formatted(file, why);
    return hint.isEmpty()
        ? new Failure(Exit.FAILED, sentence)
        : new Failure(Exit.FAILED, sentence, hint);
  }
}
