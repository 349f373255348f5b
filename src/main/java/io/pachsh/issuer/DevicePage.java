package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Parameters;
import io.pachsh.http.PlainPage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person types the code that a device shows (RFC 8628 §3.3). A right code leads to the
 * sign-in, and from there to {@link DeviceConsent}. Who opens the page with the code in its address
 * has to send it, too: a link alone signs nobody in (§5.4).
 */
final class DevicePage implements Handler {
  private static final String PAGE =
      """
      <h1>Sign in on another device</h1>
      <p class="quiet">%s</p>
      %s<form method="post" action="%s">
      <label for="user_code">Code</label>
      <input id="user_code" name="user_code" value="%s" autocomplete="off" \
      autocapitalize="characters" spellcheck="false" required autofocus%s>
      <p>%s</p>
      <button type="submit">Continue</button>
      </form>
      """;

  /** What keeps people from being talked into signing somebody else in (RFC 8628 §5.4). */
  static final String WARNING =
      "Enter only a code that you see in your own terminal, of a login that you began yourself."
          + " Whoever sent you a code, or a link with one, wants to be signed in as you.";

  private final DeviceEndpoints addresses;
  private final DeviceStore devices;
  private final ExpiringStore<DeviceStore.Pending> signIns;
  private final AttemptLimit attempts;

  DevicePage(
      DeviceEndpoints addresses,
      DeviceStore devices,
      ExpiringStore<DeviceStore.Pending> signIns,
      AttemptLimit attempts) {
    this.addresses = addresses;
    this.devices = devices;
    this.signIns = signIns;
    this.attempts = attempts;
  }

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("POST")) {
      return page(200, request.query("user_code").orElse(""), "");
    }
    String typed = request.form("user_code").orElse("");
    if (attempts.isReached()) {
      return page(429, typed, "Too many wrong codes were entered. Wait a minute, then try again.");
    }
    Optional<DeviceStore.Pending> pending = UserCode.typed(typed).flatMap(devices::find);
    if (pending.isEmpty()) {
      attempts.failed();
      return page(
          400,
          typed,
          "This code is wrong, was used, or has expired. Compare it with the one in your"
              + " terminal.");
    }
    return Redirect.to(signIn(pending.get()));
  }

  /** The sign-in of the code's client, which comes back to this provider. */
  private String signIn(DeviceStore.Pending pending) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", pending.client().id());
    query.put("redirect_uri", addresses.callbackUri());
    query.put("response_type", "code");
    query.put("scope", String.join(" ", pending.scopes().stream().sorted().toList()));
    query.put("state", signIns.issue(pending, DeviceStore.LIFETIME));
    return addresses.authorizePath() + "?" + Parameters.format(query);
  }

  private Response page(int status, String code, String problem) {
    String alert =
        problem.isEmpty()
            ? ""
            : "<p role=\"alert\" id=\"problem\" class=\"alert\">%s</p>\n"
                .formatted(PlainPage.escape(problem));
    String invalid = problem.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\"";
    return Response.html(
        status,
        PlainPage.of(
            problem.isEmpty() ? "Sign in on another device" : "Error: sign in on another device",
            PAGE.formatted(
                PlainPage.escape(addresses.issuer()),
                alert,
                PlainPage.escape(addresses.pagePath()),
                PlainPage.escape(code),
                invalid,
                PlainPage.escape(WARNING))));
  }

  /** So many failed attempts in so much time, and no more (RFC 8628 §5.1). */
  static final class AttemptLimit {
    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();

    AttemptLimit(int most, Duration window, Clock clock) {
      this.most = most;
      this.window = window;
      this.clock = clock;
    }

    synchronized boolean isReached() {
      Instant oldest = clock.instant().minus(window);
      while (!failures.isEmpty() && !failures.getFirst().isAfter(oldest)) {
        failures.removeFirst();
      }
      return failures.size() >= most;
    }

    synchronized void failed() {
      failures.addLast(clock.instant());
    }
  }
}
