package io.pachsh.oidc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why an exchange with the provider did not come to an HTTP answer, in words. */
final class TransportFailure {
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");

  private TransportFailure() {}

  static RejectedException slow(URI address, Stage.Step step, Duration limit) {
    String time = TimeText.span(limit);
    return new RejectedException(
        step.name(),
        switch (step) {
          case DNS -> "No name server found '%s' within %s.".formatted(address.getHost(), time);
          case TCP -> "%s took no connection within %s.".formatted(place(address), time);
          case TLS -> "%s did not agree on TLS within %s.".formatted(place(address), time);
          case HTTP -> "%s did not finish its answer within %s.".formatted(address, time);
        },
        "an answer within " + time,
        "none",
        step == Stage.Step.TLS
            ? "Perhaps it speaks plain HTTP: try http://%s.".formatted(address.getRawAuthority())
            : "Is the provider up, and can this machine reach it (VPN, proxy, firewall)?");
  }

  static RejectedException of(URI address, Stage.Step step, IOException failure, Duration limit) {
    if (failure instanceof UnknownHostException) {
      return new RejectedException(
          "DNS",
          "The name '%s' is not known to the name server.".formatted(address.getHost()),
          "an address for " + address.getHost(),
          "none",
          "Check the spelling. A name inside a company or a cluster may need its VPN.");
    }
    if (failure instanceof SSLException handshake) {
      return tls(address, handshake);
    }
    if (failure instanceof InterruptedIOException) {
      return slow(address, step, limit);
    }
    // A pooled connection that the provider has closed gets as far as HTTP, then connects anew.
    boolean unconnected = failure instanceof ConnectException;
    if (step == Stage.Step.HTTP && !unconnected) {
      return noHttp(address, failure);
    }
    String why = message(root(failure));
    return new RejectedException(
        unconnected ? Stage.Step.TCP.name() : step.name(),
        why.contains("refused")
            ? "Nothing listens on %s: the connection was refused.".formatted(place(address))
            : "%s cannot be reached: %s.".formatted(place(address), why),
        "a connection to " + place(address),
        why,
        "Is the provider running, and is the port right?");
  }

  private static RejectedException noHttp(URI address, IOException failure) {
    boolean plain = "http".equalsIgnoreCase(address.getScheme());
    return new RejectedException(
        "HTTP",
        "%s does not speak HTTP: %s.".formatted(place(address), message(failure)),
        "an HTTP answer",
        message(failure),
        plain
            ? "Perhaps it speaks HTTPS: try https://%s.".formatted(address.getRawAuthority())
            : "Check the port, and what stands in front of the provider.");
  }

  private static RejectedException tls(URI address, SSLException failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      Matcher names = NAMES.matcher(message(failure));
      return new RejectedException(
          "TLS",
          "The certificate of %s is for another name.".formatted(place(address)),
          address.getHost(),
          names.find() ? names.group(1) : message(failure),
          "Use the name that the certificate is for, or give the provider one for this name.");
    }
    if (message(failure).contains("Unsupported or unrecognized SSL message")) {
      return new RejectedException(
          "TLS",
          "%s speaks plain HTTP, not HTTPS.".formatted(place(address)),
          "TLS",
          "plain text",
          "If that is meant, use http://%s.".formatted(address.getRawAuthority()));
    }
    Optional<CertificateExpiredException> expired =
        cause(failure, CertificateExpiredException.class);
    Optional<CertificateNotYetValidException> early =
        cause(failure, CertificateNotYetValidException.class);
    if (expired.isPresent() || early.isPresent()) {
      return new RejectedException(
          "TLS",
          "The certificate of %s %s."
              .formatted(place(address), expired.isPresent() ? "has expired" : "is not valid yet"),
          "a certificate that is valid now",
          expired
              .map(TransportFailure::message)
              .or(() -> early.map(TransportFailure::message))
              .orElse(""),
          "Renew it at the provider; if it is right, this machine's clock is not.");
    }
    if (cause(failure, GeneralSecurityException.class).isPresent()) {
      return new RejectedException(
          "TLS",
          "The certificate of %s is signed by no authority that this machine trusts."
              .formatted(place(address)),
          "a chain to a trusted authority",
          message(failure),
          "Add the provider's authority to the trust store of the JDK that runs pachsh"
              + " (keytool -importcert -cacerts -file CA.pem).");
    }
    return new RejectedException(
        "TLS",
        "%s and this machine did not agree on TLS: %s.".formatted(place(address), message(failure)),
        "TLS 1.2 or 1.3",
        message(failure),
        "Check the port, and what stands in front of the provider.");
  }

  private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String place(URI address) {
    return address.getHost() + ":" + Web.port(address);
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
