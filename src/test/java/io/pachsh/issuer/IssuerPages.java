package io.pachsh.issuer;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages that providers of ours share: devices, the end of a session, errors. */
public final class IssuerPages {
  private static final Pattern SIGN_IN = Pattern.compile("name=\"sign_in\" value=\"([^\"]+)\"");

  private IssuerPages() {}

  public static Map<String, Response> all() {
    TestProvider provider = new TestProvider();
    Map<String, Response> pages = new LinkedHashMap<>();
    pages.put("device", provider.get("/org/device", Map.of()));
    pages.put("device-wrong", post(provider, "/org/device", Map.of("user_code", "BCDF-GHJK")));
    Response question = question(provider);
    pages.put("device-consent", question);
    pages.put("device-denied", decide(provider, question, "deny"));
    pages.put("device-allowed", decide(provider, question(provider), "allow"));
    pages.put("device-unknown", decide(provider, question, "allow"));
    pages.put("signed-out", provider.get("/org/logout", Map.of()));
    return pages;
  }

  private static Response question(TestProvider provider) {
    String code =
        (String)
            TestProvider.json(
                    provider.send(
                        "POST",
                        "/org/device/code",
                        "scope=openid+email",
                        TestProvider.basic(provider.full)))
                .get("user_code");
    Response onward = post(provider, "/org/device", Map.of("user_code", code));
    Response back = provider.get(target(onward), Map.of());
    return provider.get(target(back), Map.of());
  }

  private static Response decide(TestProvider provider, Response question, String answer) {
    String signIn =
        SIGN_IN
            .matcher(question.body())
            .results()
            .map(MatchResult::group)
            .findFirst()
            .orElseThrow();
    String value = signIn.substring(signIn.lastIndexOf('=') + 2, signIn.length() - 1);
    return post(provider, "/org/device/callback", Map.of("sign_in", value, "answer", answer));
  }

  private static Response post(TestProvider provider, String path, Map<String, String> form) {
    return provider.send("POST", path, Parameters.format(form), Map.of());
  }

  private static String target(Response redirect) {
    URI address = URI.create(redirect.headers().get("Location"));
    return address.getPath() + "?" + address.getRawQuery();
  }
}
