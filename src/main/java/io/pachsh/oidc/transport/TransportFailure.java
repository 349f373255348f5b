package io.pachsh.oidc.transport;

import io.pachsh.failure.Causes;
import io.pachsh.network.ProxyRefusalException;
import io.pachsh.network.ProxyServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why an exchange with the provider did not come to an HTTP answer, in words. */
public final class TransportFailure {
  /** OkHttp's words for a proxy that opens no tunnel. */
  private static final Pattern NO_TUNNEL = Pattern.compile("CONNECT: (\\d{3})");

  private static final String REACHABLE =
      "Is the provider up, and can this machine reach it (VPN, proxy, firewall)?";

  private TransportFailure() {}

  public static RejectedException slow(ProviderCall call) {
    String time = TimeText.span(call.limit());
    URI address = call.address();
    String sentence =
        switch (call.step()) {
          case DNS -> "No name server found '%s' within %s.".formatted(host(call), time);
          case TCP -> "%s took no connection within %s.".formatted(dialled(call), time);
          case TLS -> "%s did not agree on TLS within %s.".formatted(call.place(), time);
          case HTTP ->
              "%s did not finish its answer within %s%s.".formatted(address, time, call.way());
        };
    return new RejectedException(
            call.step().name(),
            sentence,
            "an answer within " + time,
            "none",
            call.step() == CallStage.Step.TLS && !call.wasAnsweredBefore() && call.proxy().isEmpty()
                ? "Perhaps it speaks plain HTTP: try http://%s."
                    .formatted(address.getRawAuthority())
                : REACHABLE)
        .asUnreachable();
  }

  public static RejectedException of(ProviderCall call, IOException failure) {
    if (failure instanceof UnknownHostException) {
      return unknownName(call).asUnreachable();
    }
    if (failure instanceof SSLException handshake) {
      return TlsFailure.of(call, handshake).asUnreachable();
    }
    if (failure instanceof InterruptedIOException) {
      return slow(call);
    }
    if (call.proxy().isPresent() && failure instanceof ProxyRefusalException refusal) {
      return refusal.isAboutLogin()
          ? proxyLogin(call.proxy().get(), "")
          : noTunnel(call, message(refusal)).asUnreachable();
    }
    Matcher tunnel = NO_TUNNEL.matcher(message(failure));
    if (call.proxy().isPresent() && message(failure).contains("authenticate with proxy")) {
      return proxyLogin(call.proxy().get(), " (407)");
    }
    if (call.proxy().isPresent() && tunnel.find()) {
      return noTunnel(call, tunnel.group(1)).asUnreachable();
    }
    // A kept connection that the provider has closed gets as far as HTTP, then connects anew.
    boolean unconnected = failure instanceof ConnectException;
    if (call.step() == CallStage.Step.HTTP && !unconnected) {
      return (failure instanceof ProtocolException ? noHttp(call, failure) : closed(call, failure))
          .asUnreachable();
    }
    String why = message(Causes.root(failure));
    return new RejectedException(
            unconnected ? CallStage.Step.TCP.name() : call.step().name(),
            why.contains("refused")
                ? "Nothing listens on %s: the connection was refused.".formatted(dialled(call))
                : "%s cannot be reached: %s.".formatted(dialled(call), why),
            "a connection to " + dialled(call),
            why,
            call.proxy()
                .map(proxy -> "Is the proxy running, and is %s right?".formatted(proxy.variable()))
                .orElse("Is the provider running, and is the port right?"))
        .asUnreachable();
  }

  private static RejectedException unknownName(ProviderCall call) {
    String host = host(call);
    return new RejectedException(
        "DNS",
        "The name '%s'%s is not known to the name server."
            .formatted(host, call.proxy().map(it -> ", of the proxy " + it + ",").orElse("")),
        "an address for " + host,
        "none",
        call.proxy()
            .map(proxy -> "Check the spelling in %s.".formatted(proxy.variable()))
            .orElse("Check the spelling. A name inside a company or a cluster may need its VPN."));
  }

  /** A proxy that wants to know who asks; {@code status} is its answer, such as {@code (407)}. */
  static RejectedException proxyLogin(ProxyServer proxy, String status) {
    return new RejectedException(
            "proxy",
            proxy.login().isPresent()
                ? "The proxy %s does not accept its user and password%s.".formatted(proxy, status)
                : "The proxy %s wants a user and password%s.".formatted(proxy, status),
            "a proxy that passes requests on",
            "none without a login",
            "Set them with 'export %s', percent-encoded where they hold @ : / or %%."
                .formatted(proxy.example()))
        .asUnreachable();
  }

  private static RejectedException noTunnel(ProviderCall call, String status) {
    return new RejectedException(
        "proxy",
        "The proxy %s opens no way to %s (%s)."
            .formatted(call.proxy().orElseThrow(), call.place(), status),
        "200",
        status,
        "Whoever runs the proxy has to allow it; or add '%s' to NO_PROXY if this machine reaches it"
                .formatted(call.address().getHost())
            + " directly.");
  }

  private static RejectedException noHttp(ProviderCall call, IOException failure) {
    if (call.wasAnsweredBefore()) {
      return closed(call, failure);
    }
    boolean plain = "http".equalsIgnoreCase(call.address().getScheme());
    return new RejectedException(
        "HTTP",
        "%s does not speak HTTP%s: %s.".formatted(call.place(), call.way(), message(failure)),
        "an HTTP answer",
        message(failure),
        plain
            ? "Perhaps it speaks HTTPS: try https://%s.".formatted(call.address().getRawAuthority())
            : "Check the port, and what stands in front of the provider.");
  }

  private static RejectedException closed(ProviderCall call, IOException failure) {
    boolean mayBeSecure =
        "http".equalsIgnoreCase(call.address().getScheme()) && !call.wasAnsweredBefore();
    return new RejectedException(
        "HTTP",
        "%s closed the connection before it had answered%s.".formatted(call.place(), call.way()),
        "an HTTP answer",
        message(Causes.root(failure)),
        mayBeSecure
            ? "Perhaps it speaks HTTPS: try https://%s.".formatted(call.address().getRawAuthority())
            : "The provider, or what stands in front of it, broke off. Try again ('auth login' for"
                + " a login); if it stays, its log says why.");
  }

  /** The name that is looked up on this machine. */
  private static String host(ProviderCall call) {
    return call.proxy().map(ProxyServer::host).orElse(call.address().getHost());
  }

  /** What is connected to. */
  private static String dialled(ProviderCall call) {
    return call.proxy().map(it -> "the proxy " + it).orElse(call.place());
  }

  static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
