package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why Okta did not do what it was asked, in our words with what to do (its error object: {@code
 * errorCode}, {@code errorSummary}, {@code errorCauses}).
 */
final class OktaRefusal {
  private static final int MOST_CAUSES = 5;
  private static final int LONGEST = 300;

  /** What to do about the codes that people meet. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("E0000001", "Change what is named above, and run the command again."),
          Map.entry(
              "E0000004",
              "Make an API token in the Admin Console under Security > API > Tokens, then 'okta"
                  + " connect'."),
          Map.entry(
              "E0000006",
              "The token may do what its administrator may: it takes the role of an Application"
                  + " Administrator or Super Administrator. A service app needs the scope granted"
                  + " and a role of its own."),
          Map.entry("E0000007", "Look at what is there: 'okta apps', 'okta users', 'okta groups'."),
          Map.entry(
              "E0000011",
              "It is mistyped, was withdrawn, or has expired: Okta ends API tokens that nobody used"
                  + " for 30 days. Make another in the Admin Console under Security > API > Tokens,"
                  + " then 'okta connect'."),
          Map.entry(
              "E0000015",
              "The org does not have this feature: its Okta administrator can ask Okta for it."),
          Map.entry("E0000038", "The state of the thing at Okta does not allow it: 'okta show'."),
          Map.entry(
              "E0000047",
              "Other programs that use the org's API count as well. Try again in a minute."));

  private OktaRefusal() {}

  /**
   * The failure that an answer means.
   *
   * @param what what was asked for, such as {@code create the app}
   * @param address who was asked
   */
  static Failure of(OktaReply reply, String what, OrgAddress address) {
    if (reply.status() / 100 == 3) {
      return redirected(reply, address);
    }
    Said said = Said.in(reply);
    if (said.code().isEmpty()) {
      return noOkta(reply, address);
    }
    String sentence =
        switch (reply.status()) {
          case 401 -> "Okta does not take the token";
          case 403 -> "At Okta the token may not " + what;
          case 404 -> "Okta cannot %s, for there is no such thing".formatted(what);
          case 429 -> "Okta takes no more requests for now, so it did not " + what;
          default -> "Okta did not " + what;
        };
    Exit exit =
        reply.status() == 401 || reply.status() == 403
            ? Exit.DENIED
            : reply.status() >= 500 ? Exit.UNREACHABLE : Exit.FAILED;
    Lines below = Lines.of(said.causes().stream().map(cause -> "  " + cause).toList());
    String advice =
        reply.status() >= 500
            ? "Okta itself is not well (status.okta.com). Try again later."
            : ADVICE.getOrDefault(said.code(), "");
    return new Failure(
        exit,
        "%s (%d, %s: %s).".formatted(sentence, reply.status(), said.code(), said.summary()),
        advice.isEmpty() ? below : below.and(advice));
  }

  /** Whether Okta says why in such words. */
  static boolean says(OktaReply reply, String words) {
    return Said.in(reply).causes().stream().anyMatch(cause -> cause.contains(words));
  }

  /** Whether the answer is an error of that code. */
  static boolean isCode(OktaReply reply, String code) {
    return Said.in(reply).code().equals(code);
  }

  /** Okta's own words in one line, for a sentence of ours. */
  static String words(OktaReply reply) {
    Said said = Said.in(reply);
    String causes = said.causes().isEmpty() ? "" : ": " + String.join("; ", said.causes());
    return "%d, %s: %s%s".formatted(reply.status(), said.code(), said.summary(), causes);
  }

  private static Failure redirected(OktaReply reply, OrgAddress address) {
    String target =
        reply
            .location()
            .map(uri -> cut(uri.getScheme() + "://" + uri.getRawAuthority()))
            .orElse("nowhere");
    return new Failure(
        Exit.FAILED,
        "%s sends the request on to %s, which was not followed: the token goes nowhere else."
            .formatted(address, target),
        "If that is the org's address now, connect there: okta connect " + target);
  }

  private static Failure noOkta(OktaReply reply, OrgAddress address) {
    if (reply.status() >= 500) {
      return new Failure(
          Exit.UNREACHABLE,
          "%s answers %d: it is not well, or what stands in front of it."
              .formatted(address, reply.status()),
          "Try again later; status.okta.com tells how Okta is.");
    }
    boolean page = reply.body().strip().startsWith("<");
    return new Failure(
        Exit.FAILED,
        "%s does not answer as an Okta org does (%d, %s)."
            .formatted(address, reply.status(), page ? "a web page" : "no error of Okta's"),
        "Check the address: it is the one that people see when they sign in, such as"
            + " https://example.okta.com.");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** What an error object says. */
  private record Said(String code, String summary, List<String> causes) {
    static Said in(OktaReply reply) {
      try {
        JsonNode error = OktaJson.parse(reply.body());
        String code = error.path("errorCode").asText("");
        List<String> causes = new ArrayList<>();
        for (JsonNode cause : error.path("errorCauses")) {
          if (causes.size() < MOST_CAUSES) {
            causes.add(line(cause.path("errorSummary").asText("")));
          }
        }
        return code.matches("E\\d{7}")
            ? new Said(code, line(error.path("errorSummary").asText("")), causes)
            : new Said("", "", List.of());
      } catch (IllegalArgumentException noJson) {
        return new Said("", "", List.of());
      }
    }

    private static String line(String text) {
      String cut = cut(Outside.of(text.strip()).toString());
      return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
  }
}
