package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.PlainPage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.Optional;

/**
 * Where the sign-in behind a device's code comes back to: the person sees which application asks,
 * and with which code, and says yes or no (RFC 8628 §3.3, §5.4).
 */
final class DeviceConsent implements Handler {
  private static final String QUESTION =
      """
      <h1>Let %s in?</h1>
      <p class="quiet">You are signed in here as <strong>%s</strong>. If you allow it, the terminal \
      that shows this code acts as you.</p>
      <dl>
      <dt>Application</dt><dd>%s</dd>
      <dt>Code</dt><dd><code>%s</code></dd>
      </dl>
      <p class="alert">%s</p>
      <form method="post" action="%s">
      <input type="hidden" name="sign_in" value="%s">
      <button type="submit" name="answer" value="allow">Allow</button>
      <button type="submit" name="answer" value="deny">Deny</button>
      </form>
      """;

  /** A person who signed in for a device, and has to say yes. */
  record Question(DeviceStore.Pending pending, Grant grant) {}

  private final DeviceEndpoints addresses;
  private final DeviceStore devices;
  private final GrantStore grants;
  private final ExpiringStore<DeviceStore.Pending> signIns;
  private final ExpiringStore<Question> questions;

  DeviceConsent(
      DeviceEndpoints addresses,
      DeviceStore devices,
      GrantStore grants,
      ExpiringStore<DeviceStore.Pending> signIns,
      ExpiringStore<Question> questions) {
    this.addresses = addresses;
    this.devices = devices;
    this.grants = grants;
    this.signIns = signIns;
    this.questions = questions;
  }

  @Override
  public Response handle(Request request) {
    return request.method().equals("POST") ? answered(request) : cameBack(request);
  }

  private Response cameBack(Request request) {
    DeviceStore.Pending pending =
        once(signIns, request.query("state").orElse("")).orElseThrow(DeviceConsent::unknown);
    if (request.query("error").isPresent()) {
      devices.deny(pending);
      return page(
          403,
          "The sign-in was refused",
          request.query("error_description").orElse("The provider gave no reason."));
    }
    Grant grant =
        grants
            .redeemCode(request.query("code").orElse(""))
            .filter(code -> code.redirectUri().equals(addresses.callbackUri()))
            .map(GrantStore.Code::grant)
            .filter(found -> found.clientId().equals(pending.client().id()))
            .orElseThrow(DeviceConsent::unknown);
    return Response.html(200, question(pending, grant));
  }

  private String question(DeviceStore.Pending pending, Grant grant) {
    String name = PlainPage.escape(pending.client().name());
    return PlainPage.of(
        "Let " + pending.client().name() + " in?",
        QUESTION.formatted(
            name,
            PlainPage.escape(grant.user().email()),
            name,
            pending.userCode().text(),
            PlainPage.escape(DevicePage.WARNING.replace("Enter only a code", "Allow only a code")),
            PlainPage.escape(addresses.callbackPath()),
            questions.issue(new Question(pending, grant), DeviceStore.LIFETIME)));
  }

  private Response answered(Request request) {
    Question question =
        once(questions, request.form("sign_in").orElse("")).orElseThrow(DeviceConsent::unknown);
    if (!request.form("answer").equals(Optional.of("allow"))) {
      devices.deny(question.pending());
      return page(200, "Nobody was let in", "The terminal is told so. You can close this page.");
    }
    if (!devices.allow(question.pending(), question.grant())) {
      return page(
          400,
          "Too late",
          "The code has expired meanwhile. Begin the login in the terminal again.");
    }
    return page(
        200,
        "You are signed in",
        "Go back to the terminal: it goes on by itself. You can close this page.");
  }

  private static <T> Optional<T> once(ExpiringStore<T> store, String text) {
    return store.use(text).filter(entry -> !entry.used()).map(ExpiringStore.Entry::value);
  }

  private static OAuthError unknown() {
    return OAuthError.shown(
        "This sign-in is unknown, was answered before, or has expired. Begin the login in the"
            + " terminal again.");
  }

  private static Response page(int status, String title, String text) {
    return Response.html(
        status,
        PlainPage.of(
            title,
            "<h1>%s</h1>\n<p>%s</p>\n".formatted(PlainPage.escape(title), PlainPage.escape(text))));
  }
}
