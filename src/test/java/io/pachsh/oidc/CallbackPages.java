package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every page that the browser may show when it comes back. */
public final class CallbackPages {
  private static final String WHO = "okta:a-rather-long-name-of-somebody@department.example.com";

  private CallbackPages() {}

  public static Map<String, Response> all() {
    Verdict good =
        new Verdict.Verified("sub", "ada@example.com", List.of("Everyone"), Instant.EPOCH);
    Verdict bad =
        new Verdict.Failed(
            new LoginProblem(
                "issuer",
                "The ID token comes from another issuer.",
                "https://example.okta.com/oauth2/a-name-that-is-not-broken-anywhere-0123456789",
                "https://example.okta.com",
                "Set the issuer that the provider names."));
    Map<String, Response> pages = new LinkedHashMap<>();
    pages.put("callback-success", CallbackPage.of(good, WHO));
    pages.put("callback-trial", CallbackPage.ofTrial(good, WHO));
    pages.put("callback-failed", CallbackPage.of(bad, ""));
    pages.put("callback-again", CallbackPage.again(good, WHO));
    pages.put("callback-not-awaited", CallbackPage.notAwaited("It took too long."));
    pages.put("callback-without-answer", CallbackPage.withoutAnswer());
    pages.put("callback-ahead", CallbackPage.lookedAhead());
    return pages;
  }
}
