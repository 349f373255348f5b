package io.pachsh.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of one of a provider's endpoints, which people paste in the place of its issuer.
 *
 * @param issuer the issuer that it belongs to
 * @param ending what stands behind it
 */
public record PastedEndpoint(String issuer, String ending) {
  private static final String REST = "/?(?:\\?.*)?";

  private static final String OKTA_NAMES =
      "/v1/(?:authorize|token|userinfo|keys|logout|introspect|revoke)" + REST;

  /** Their first groups are the issuer; a second one belongs to it, too. */
  private static final List<Pattern> ENDPOINTS =
      List.of(
          Pattern.compile("(https?://.+?)/\\.well-known/[a-z-]+" + REST),
          Pattern.compile("(https?://.+?/oauth2/[^/]+)" + OKTA_NAMES),
          Pattern.compile("(https?://.+?)/oauth2" + OKTA_NAMES),
          Pattern.compile("(https?://.+?)/oauth2(/v2\\.0)/(?:authorize|token)" + REST),
          Pattern.compile("(https?://.+?)/protocol/openid-connect/[a-z]+" + REST),
          Pattern.compile("(https?://.+?)/oauth2?/(?:authorize|token)" + REST),
          Pattern.compile("(https?://.+?)/v1/(?:authorize|token|keys)" + REST),
          Pattern.compile("(https?://.+?)/authorize" + REST));

  /** The endpoint that a text is the address of; empty when it can be an issuer. */
  public static Optional<PastedEndpoint> in(String text) {
    for (Pattern endpoint : ENDPOINTS) {
      Matcher matcher = endpoint.matcher(text);
      if (matcher.matches()) {
        String tail = matcher.groupCount() == 2 ? matcher.group(2) : "";
        return Optional.of(
            new PastedEndpoint(matcher.group(1) + tail, text.substring(matcher.end(1))));
      }
    }
    return Optional.empty();
  }
}
