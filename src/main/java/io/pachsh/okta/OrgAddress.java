package io.pachsh.okta;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where an Okta org is: scheme, host and perhaps port, such as {@code https://example.okta.com} or
 * the org's own domain. Plain HTTP is for this computer alone, where the rehearsal org is.
 */
public record OrgAddress(URI origin) {
  private static final List<String> DOMAINS =
      List.of(".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com", ".okta.mil");

  private static final String ADMIN = "-admin";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Reads what a person wrote.
   *
   * @throws Failure naming what was probably meant
   */
  public static OrgAddress parse(String text) {
    String written = text.strip();
    String withScheme = written.contains("://") ? written : "https://" + written;
    URI uri = uri(withScheme, written);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    boolean local = LOOPBACK.contains(host);
    if (!written.contains("://")) {
      String meant = (local ? "http://" : "https://") + host + port;
      throw wrong("'%s' is no address: it says not how to go there.".formatted(written), meant);
    }
    String meant = (local ? scheme : "https") + "://" + withoutAdmin(host) + port;
    if (uri.getUserInfo() != null) {
      throw wrong("The address of an Okta org has no user in it.", meant);
    }
    if (!withoutAdmin(host).equals(host)) {
      throw wrong("%s is the Admin Console's address, not the org's.".formatted(host), meant);
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && local)) {
      throw wrong("An Okta org is reached by https, and '%s' is not.".formatted(written), meant);
    }
    String path = String.valueOf(uri.getRawPath());
    if (!(path.isEmpty() || path.equals("/"))
        || uri.getQuery() != null
        || uri.getFragment() != null) {
      throw wrong(
          "The address of an Okta org ends behind its host; '%s' goes on with %s."
              .formatted(
                  written,
                  written.substring(written.indexOf(host) + host.length() + port.length())),
          meant,
          path.startsWith("/oauth2/")
              ? "The authorization server is named when the app is registered:"
                  + " 'okta register --authorization-server NAME'."
              : "");
    }
    return new OrgAddress(URI.create(scheme + "://" + host + port));
  }

  /** An address below the org's, such as {@code /api/v1/apps}. */
  URI resolve(String path) {
    return URI.create(origin + path);
  }

  private static URI uri(String text, String written) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new Failure(
        Exit.USAGE,
        "'%s' is no address of an Okta org.".formatted(written),
        "Write it as the browser shows it when people sign in, such as https://example.okta.com.");
  }

  private static String withoutAdmin(String host) {
    for (String domain : DOMAINS) {
      if (host.endsWith(ADMIN + domain)) {
        return host.substring(0, host.length() - domain.length() - ADMIN.length()) + domain;
      }
    }
    return host;
  }

  private static Failure wrong(String sentence, String meant, String... more) {
    Lines next = Lines.of("Perhaps you mean: okta connect " + meant);
    for (String line : more) {
      next = line.isEmpty() ? next : next.and(line);
    }
    return new Failure(Exit.USAGE, sentence, next);
  }

  @Override
  public String toString() {
    return origin.toString();
  }
}
