package io.pachsh.oidc;

import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import java.net.URI;
import java.text.ParseException;

/** Fetches discovery documents and says at which stage that failed (Discovery 1.0 §4). */
final class DiscoveryClient {
  private static final String PATH = "/.well-known/openid-configuration";

  private final ProviderHttp http;

  DiscoveryClient(ProviderHttp http) {
    this.http = http;
  }

  /**
   * The provider's metadata. Its issuer is the given one, or differs from it by one final slash.
   *
   * @throws RejectedException whose check is the stage: DNS, TCP, TLS, HTTP, JSON or issuer
   */
  Metadata fetch(String issuer) {
    return ask(issuer).metadata();
  }

  /** A discovery document, what it says, and the answer that it came in. */
  record Answer(Reply reply, ClaimsDocument document, Metadata metadata) {}

  /** Fetches the document, as {@link #fetch}, and keeps what it came in. */
  Answer ask(String issuer) {
    IssuerText.requireWellFormed(issuer);
    URI address = URI.create(IssuerText.withoutFinalSlash(issuer) + PATH);
    Reply reply = http.document(address);
    if (reply.status() != 200) {
      throw notFound(issuer, reply);
    }
    ClaimsDocument document = parse(reply);
    String published = document.text("issuer").orElse("");
    if (published.isEmpty()) {
      throw noDocument(reply, "it names no issuer");
    }
    if (!published.equals(issuer) && !IssuerText.differByFinalSlash(published, issuer)) {
      throw IssuerText.different(issuer, published);
    }
    return new Answer(reply, document, Metadata.read(document, published));
  }

  private static ClaimsDocument parse(Reply reply) {
    if (reply.isHtml()) {
      throw noDocument(reply, "it is a web page (HTML)");
    }
    try {
      return ClaimsDocument.parse("discovery document", reply.body());
    } catch (ParseException e) {
      throw noDocument(reply, String.valueOf(e.getMessage()));
    }
  }

  private static RejectedException noDocument(Reply reply, String why) {
    return new RejectedException(
        "JSON",
        "%s is no discovery document: %s.".formatted(reply.address(), why),
        "a JSON object with issuer and endpoints",
        reply.excerpt(),
        "Is this the provider's issuer? A proxy or a sign-in page may be answering instead.");
  }

  private static RejectedException notFound(String issuer, Reply reply) {
    reply.requireReached();
    return new RejectedException(
        "HTTP",
        "%s answered %d instead of the discovery document."
            .formatted(reply.address(), reply.status()),
        "200",
        reply.status() + ": " + reply.excerpt(),
        remedy(issuer, reply));
  }

  private static String remedy(String issuer, Reply reply) {
    if (reply.body().contains("HTTPS server") || reply.body().contains("HTTPS port")) {
      return "It wants HTTPS: use " + issuer.replaceFirst("^http:", "https:");
    }
    if (reply.status() >= 500) {
      return "The provider, or what stands in front of it, is not well. Try again later.";
    }
    if (reply.status() != 404) {
      return "A proxy or a firewall may be answering instead of the provider.";
    }
    if (issuer.contains("/auth/realms/")) {
      return "Keycloak 17 and newer has no /auth: try "
          + issuer.replace("/auth/realms/", "/realms/");
    }
    if (issuer.contains("/realms/")) {
      return "Check the realm's name. A Keycloak older than 17 has /auth in front: try "
          + issuer.replace("/realms/", "/auth/realms/");
    }
    int custom = issuer.indexOf("/oauth2/");
    if (custom > 0) {
      return "This Okta org has no such authorization server (they need a licence of their own):"
          + " use the org's issuer, "
          + issuer.substring(0, custom);
    }
    return "Check the issuer: it is the address in front of " + PATH + ".";
  }
}
