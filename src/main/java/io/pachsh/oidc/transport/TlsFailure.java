package io.pachsh.oidc.transport;

import io.pachsh.failure.Causes;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why no TLS came about with the provider, in words. */
final class TlsFailure {
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");

  private TlsFailure() {}

  static RejectedException of(ProviderCall call, SSLException failure) {
    String place = call.place() + call.way();
    String message = TransportFailure.message(failure);
    if (failure instanceof SSLPeerUnverifiedException) {
      Matcher names = NAMES.matcher(message);
      return new RejectedException(
          "TLS",
          "The certificate of %s is for another name.".formatted(place),
          call.address().getHost(),
          names.find() ? names.group(1) : message,
          "Use the name that the certificate is for, or give the provider one for this name.");
    }
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return new RejectedException(
          "TLS",
          "%s speaks plain HTTP, not HTTPS.".formatted(place),
          "TLS",
          "plain text",
          "If that is meant, use http://%s.".formatted(call.address().getRawAuthority()));
    }
    Optional<CertificateExpiredException> expired =
        Causes.find(failure, CertificateExpiredException.class);
    Optional<CertificateNotYetValidException> early =
        Causes.find(failure, CertificateNotYetValidException.class);
    if (expired.isPresent() || early.isPresent()) {
      return new RejectedException(
          "TLS",
          "The certificate of %s %s."
              .formatted(place, expired.isPresent() ? "has expired" : "is not valid yet"),
          "a certificate that is valid now",
          expired
              .map(TransportFailure::message)
              .or(() -> early.map(TransportFailure::message))
              .orElse(""),
          "Renew it at the provider; if it is right, this machine's clock is not.");
    }
    if (Causes.find(failure, GeneralSecurityException.class).isPresent()) {
      return new RejectedException(
          "TLS",
          "The certificate of %s is signed by no authority that %s."
              .formatted(
                  place, call.trust().map(it -> it + " names").orElse("this machine trusts")),
          "a chain to a trusted authority",
          message,
          "Give the provider's authority with 'auth set-config --provider-ca @FILE' (PEM), or name"
              + " it in SSL_CERT_FILE.");
    }
    return new RejectedException(
        "TLS",
        "%s and this machine did not agree on TLS: %s.".formatted(place, message),
        "TLS 1.2 or 1.3",
        message,
        "Check the port, and what stands in front of the provider.");
  }
}
