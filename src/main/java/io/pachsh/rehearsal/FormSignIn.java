package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.LoopbackHost;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs a practice user in over HTTP, as a browser would: opens the login address, fills in the
 * form, and follows the way back to the cluster. It walks on the rehearsal org alone.
 */
public record FormSignIn(OrgDetails org) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_REDIRECTS = 5;
  private static final int MOST_PROVIDERS = 20;

  /**
   * Walks from a login address to the page at its end. Blocks until the cluster has answered. The
   * address may be an identity service's that sends browsers to the org at once, or lets people
   * choose among providers: the first that leads to the org is taken.
   *
   * @throws Failure when the address does not lead to this org, the user is none of its users, or
   *     the org does not answer or does not let the user in
   */
  public LandingPage as(String email, URI loginAddress) {
    PracticeUser user = user(email);
    try {
      Exchange exchange = atOrg(loginAddress);
      if (!exchange.isRedirect()) {
        exchange = signIn(exchange, user);
      }
      return landing(followed(exchange));
    } catch (IOException e) {
      throw brokenOff(email, e);
    }
  }

  /**
   * The same from the page on which the code of another device is typed, up to the answer that lets
   * the device in; the way to the org is found as from a login address.
   *
   * @param page with the code filled in
   */
  public LandingPage onDevicePage(String email, URI page) {
    requireThisComputer(page);
    PracticeUser user = user(email);
    try {
      Exchange exchange = filled(Exchange.get(page, LIMIT), Map.of());
      if (exchange.isRedirect()) {
        exchange = followed(atOrg(target(exchange)));
      }
      if (!isOrg(exchange.address())) {
        throw elsewhere(exchange.address());
      }
      exchange = followed(signIn(exchange, user));
      exchange = filled(exchange, Map.of("answer", "allow"));
      return landing(exchange);
    } catch (IOException e) {
      throw brokenOff(email, e);
    }
  }

  /** Sends a page's form as it is, with the button that was pressed. */
  private static Exchange filled(Exchange page, Map<String, String> button) throws IOException {
    Map<String, String> form =
        new LinkedHashMap<>(new HtmlText(page.body()).form().orElseThrow(() -> refused(page)));
    form.remove("");
    form.putAll(button);
    Exchange answer = Exchange.post(page.address(), form, LIMIT);
    if (answer.status() >= 400) {
      throw refused(answer);
    }
    return answer;
  }

  private static Exchange followed(Exchange from) throws IOException {
    Exchange exchange = from;
    for (int i = 0; i < MAX_REDIRECTS && exchange.isRedirect(); i++) {
      exchange = Exchange.get(onThisComputer(exchange), LIMIT);
    }
    return exchange;
  }

  private static LandingPage landing(Exchange exchange) {
    return new LandingPage(
        exchange.address(), exchange.status(), new HtmlText(exchange.body()).visible());
  }

  private static Failure brokenOff(String email, IOException why) {
    return new Failure(
        Exit.UNREACHABLE,
        "The sign-in as %s broke off: %s.".formatted(email, why.getMessage()),
        "See whether the rehearsal org runs and behaves: 'rehearsal status'.");
  }

  /** What the org answers; what leads there is followed, on this computer alone. */
  private Exchange atOrg(URI loginAddress) throws IOException {
    URI address = loginAddress;
    for (int i = 0; i < MAX_REDIRECTS && !isOrg(address); i++) {
      requireThisComputer(address);
      Exchange exchange = Exchange.get(address, LIMIT);
      Optional<URI> next = exchange.isRedirect() ? Optional.of(target(exchange)) : choice(exchange);
      if (next.isEmpty()) {
        break;
      }
      address = next.get();
    }
    if (!isOrg(address)) {
      throw elsewhere(address);
    }
    return Exchange.get(address, LIMIT);
  }

  /** Where the first entry leads that leads to the org, on a page of several providers. */
  private Optional<URI> choice(Exchange page) throws IOException {
    String address = page.address().toString().replaceFirst("\\?.*", "");
    for (String query :
        new HtmlText(page.body()).ownQueries().stream().limit(MOST_PROVIDERS).toList()) {
      Exchange answer = Exchange.get(URI.create(address + query), LIMIT);
      if (answer.isRedirect() && isOrg(target(answer))) {
        return Optional.of(target(answer));
      }
    }
    return Optional.empty();
  }

  private static URI target(Exchange redirect) {
    return redirect.address().resolve(redirect.location());
  }

  private void requireThisComputer(URI address) {
    if (!"http".equals(address.getScheme())
        || LoopbackHost.addresses(String.valueOf(address.getHost())).isEmpty()) {
      throw elsewhere(address);
    }
  }

  private static Exchange signIn(Exchange page, PracticeUser user) throws IOException {
    HtmlText html = new HtmlText(page.body());
    Map<String, String> form = html.form().orElseThrow(() -> refused(page));
    form.put("username", user.email());
    form.put("password", user.password().reveal());
    Exchange answer = Exchange.post(page.address(), form, LIMIT);
    if (!answer.isRedirect()) {
      throw refused(answer);
    }
    return answer;
  }

  private static URI onThisComputer(Exchange exchange) {
    URI next = target(exchange);
    String host = String.valueOf(next.getHost());
    if (!"http".equals(next.getScheme()) || LoopbackHost.addresses(host).isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "The sign-in leads away from this computer, to " + next.getHost() + ".",
          "Register a redirect URI on 127.0.0.1, or log in with a browser.");
    }
    return next;
  }

  private static Failure refused(Exchange exchange) {
    return new Failure(
        Exit.FAILED,
        "The rehearsal org answered the sign-in with status %d: %s"
            .formatted(exchange.status(), new HtmlText(exchange.body()).visible()),
        "See whether it behaves: 'rehearsal status'.");
  }

  /** By scheme, host and port, never by the beginning of the text. */
  private boolean isOrg(URI address) {
    return origin(address).equals(org.issuer());
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private Failure elsewhere(URI address) {
    return new Failure(
        Exit.FAILED,
        "Signing in without a browser works on the rehearsal org (%s) alone, and this login is at %s."
            .formatted(org.issuer(), origin(address)),
        "Log in with a browser: 'auth login'.");
  }

  private PracticeUser user(String email) {
    return org.users().stream()
        .filter(user -> user.email().equals(email))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "The rehearsal org has no user '" + email + "'.",
                    org.users().stream()
                        .map(PracticeUser::email)
                        .collect(Collectors.joining(", ", "Its users: ", "."))));
  }
}
