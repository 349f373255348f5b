package io.pachsh.pachd.connection;

import io.pachsh.failure.Causes;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Dialer;
import io.pachsh.network.ProxyRefusalException;
import io.pachsh.network.ProxyServer;
import io.pachsh.network.TimedSocketFactory;
import io.pachsh.outside.Lines;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why no connection to a pachd came about, by its cause, and what to do about that cause. */
final class Unreachable {
  /** grpc-okhttp's words for a proxy that opens no tunnel. */
  private static final Pattern NO_TUNNEL = Pattern.compile("expected 2xx, got (\\d{3})");

  private final Endpoint endpoint;
  private final NetworkRoute route;
  private final Throwable failure;

  private Unreachable(NetworkRoute route, Throwable failure) {
    this.endpoint = route.endpoint();
    this.route = route;
    this.failure = failure;
  }

  /** May look at the port once more, when the failure does not tell. */
  static Failure because(NetworkRoute route, Throwable failure) {
    Unreachable it = new Unreachable(route, failure);
    Optional<Dialer.Trouble> trouble = Causes.find(failure, Dialer.Trouble.class);
    if (trouble.isPresent()) {
      return trouble.get().failure();
    }
    return route
        .proxy()
        .flatMap(it::atTheProxy)
        .or(it::unconnected)
        .or(it::untrusted)
        .orElseGet(it::misunderstood);
  }

  /** What went wrong between here and the proxy, or in it. */
  private Optional<Failure> atTheProxy(ProxyServer proxy) {
    if (has(UnknownHostException.class)) {
      return failure(
          "The name '%s', of the proxy %s, is not known to the name server."
              .formatted(proxy.host(), proxy),
          "Check the spelling in %s.".formatted(proxy.variable()));
    }
    if (has(SocketTimeoutException.class)) {
      return failure(
          "The proxy %s took no connection to %s within %d s."
              .formatted(proxy, endpoint, TimedSocketFactory.LIMIT.toSeconds()),
          "Is the proxy the right one? NO_PROXY names what is reached without it.");
    }
    if (has(ConnectException.class)) {
      return failure(
          "Nothing listens on the proxy %s, through which %s is reached."
              .formatted(proxy, endpoint),
          "Is the proxy running, and is %s right?".formatted(proxy.variable()));
    }
    Optional<ProxyRefusalException> socks = Causes.find(failure, ProxyRefusalException.class);
    if (socks.isPresent()) {
      return socks.get().isAboutLogin()
          ? wrongLogin(proxy, "")
          : noWay(proxy, String.valueOf(socks.get().getMessage()));
    }
    Matcher refused = NO_TUNNEL.matcher(words());
    if (!refused.find()) {
      return Optional.empty();
    }
    return refused.group(1).equals("407")
        ? wrongLogin(proxy, " (407)")
        : noWay(proxy, refused.group(1));
  }

  private Optional<Failure> wrongLogin(ProxyServer proxy, String status) {
    return failure(
        proxy.login().isPresent()
            ? "The proxy %s does not accept its user and password%s.".formatted(proxy, status)
            : "The proxy %s wants a user and password%s.".formatted(proxy, status),
        "Set them with 'export %s'.".formatted(proxy.example()));
  }

  private Optional<Failure> noWay(ProxyServer proxy, String why) {
    return failure(
        "The proxy %s opens no way to %s (%s).".formatted(proxy, endpoint, why),
        "Whoever runs the proxy has to allow it; NO_PROXY names what is reached without it.");
  }

  /** What stands in between, as the end of a clause; empty for nothing. */
  private String way() {
    return route.proxy().map(it -> " through the proxy " + it).orElse("");
  }

  private Optional<Failure> unconnected() {
    if (has(UnknownHostException.class)) {
      String host = endpoint.place() instanceof Endpoint.Port port ? port.host() : "";
      return failure(
          "The name '%s' is not known to the name server.".formatted(host),
          "Check the spelling. A name inside a company or a Kubernetes cluster may need its VPN or"
              + " a port-forward.");
    }
    if (endpoint.place() instanceof Endpoint.Socket && words().contains("No such file")) {
      return failure(
          "There is no socket %s.".formatted(endpoint),
          "Is pachd running on this machine, and is the path right?");
    }
    if (has(SocketTimeoutException.class)) {
      return failure(
          "%s took no connection within %d s."
              .formatted(endpoint, TimedSocketFactory.LIMIT.toSeconds()),
          "Can this machine reach it (VPN, firewall)? A load balancer without a pachd behind it is"
              + " as silent.");
    }
    Optional<ConnectException> refused = Causes.find(failure, ConnectException.class);
    if (refused.isPresent()) {
      String why = String.valueOf(refused.get().getMessage());
      return failure(
          why.contains("refused")
              ? "Nothing listens on %s: the connection was refused.".formatted(endpoint)
              : "%s cannot be reached: %s.".formatted(endpoint, why),
          "Is pachd running, and is the port right? pachd's own is 30650, behind a proxy 80 or 443;"
              + " a port-forward may have ended.");
    }
    return Optional.empty();
  }

  private Optional<Failure> untrusted() {
    if (has(SSLPeerUnverifiedException.class)
        || words().contains("Cannot verify hostname")
        || words().contains("No subject alternative")) {
      return failure(
          "The certificate of %s is for another name.".formatted(endpoint),
          "Use the name that the certificate is for; an address such as 127.0.0.1 has to be in it,"
              + " too.");
    }
    if (has(CertificateExpiredException.class)) {
      return failure(
          "The certificate of %s has expired: %s."
              .formatted(endpoint, message(CertificateExpiredException.class)),
          "Whoever runs the cluster has to renew it; if it is right, this machine's clock is not.");
    }
    if (has(CertificateNotYetValidException.class)) {
      return failure(
          "The certificate of %s is not valid yet: %s."
              .formatted(endpoint, message(CertificateNotYetValidException.class)),
          "If it is right, this machine's clock is not.");
    }
    if (has(CertPathBuilderException.class) || has(CertPathValidatorException.class)) {
      return failure(
          "The certificate of %s is signed by no authority that %s trusts."
              .formatted(endpoint, route.trust().orElse("this machine")),
          Lines.of(
              "Get the authority's certificate from whoever runs the cluster, and trust it:",
              "  " + endpoint.source().authorities()));
    }
    return Optional.empty();
  }

  /** Something took the connection, but spoke another language. */
  private Failure misunderstood() {
    if (words().contains("ALPN") || words().contains("Unexpected protocol")) {
      return say(
          "%s speaks HTTPS, but not the HTTP/2 that gRPC needs.".formatted(endpoint),
          "Check the port; a proxy in between must pass HTTP/2 on.");
    }
    PortProbe.Finding found =
        route.proxy().isPresent() ? PortProbe.Finding.UNKNOWN : PortProbe.of(endpoint.place());
    if (endpoint.isEncrypted() && found == PortProbe.Finding.PLAIN) {
      return say(
          "%s speaks plain gRPC, not TLS.".formatted(endpoint),
          "If that is meant: " + endpoint.source().address(endpoint.otherwise()));
    }
    if (!endpoint.isEncrypted() && found == PortProbe.Finding.TLS) {
      return say(
          "%s speaks TLS, not plain gRPC.".formatted(endpoint),
          "Try " + endpoint.source().address(endpoint.otherwise()));
    }
    if (found == PortProbe.Finding.WEB) {
      return say(
          "%s answers as a web server, not as a pachd.".formatted(endpoint),
          "Check the port: pachd's own is 30650; the Console and the S3 gateway have others.");
    }
    boolean handshake = has(SSLException.class);
    return say(
        (handshake
                ? "%s and this machine did not agree on TLS: %s."
                : "The connection to %s broke before pachd answered: %s.")
            .formatted(endpoint + way(), words().isEmpty() ? "no reason given" : words()),
        "Check the address and the port. pachd's own port is 30650; a proxy or port-forward in"
            + " between may have lost its pachd.");
  }

  private Optional<Failure> failure(String sentence, String hint) {
    return failure(sentence, Lines.of(hint));
  }

  private Optional<Failure> failure(String sentence, Lines hint) {
    return Optional.of(new Failure(Exit.UNREACHABLE, sentence, hint));
  }

  private static Failure say(String sentence, String hint) {
    return new Failure(Exit.UNREACHABLE, sentence, hint);
  }

  private boolean has(Class<? extends Throwable> type) {
    return Causes.find(failure, type).isPresent();
  }

  private String message(Class<? extends Throwable> type) {
    return Causes.find(failure, type).map(it -> String.valueOf(it.getMessage())).orElse("");
  }

  private String words() {
    return CauseWords.of(failure);
  }
}
