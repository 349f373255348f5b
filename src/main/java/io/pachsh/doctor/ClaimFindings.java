package io.pachsh.doctor;

import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.TokenClaims;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a login say, beyond whether it may go on: what another cluster would make of
 * them, and what a person has to know of them.
 *
 * @param claimed what was made of the groups; empty when the login ended before, or not here
 */
record ClaimFindings(TokenClaims claims, Optional<ClaimedGroups> claimed, ClusterEvidence cluster) {
  /** From here on providers shorten lists of groups, and headers become too long for proxies. */
  private static final int MANY = 100;

  private static final Map<String, List<String>> OF_CHECK =
      Map.of(
          "login.issuer", List.of("iss"),
          "login.audience", List.of("aud", "azp"),
          "login.times", List.of("iat", "exp"),
          "login.subject", List.of("sub"),
          "login.email", List.of("email"),
          "login.email-verified", List.of("email_verified"));

  /** What claims of a check say, when they are there. */
  Optional<String> shown(String check) {
    String text =
        OF_CHECK.getOrDefault(check, List.of()).stream()
            .filter(name -> claims.idToken().get(name) != null)
            .map(name -> name + " " + value(name))
            .collect(Collectors.joining(", "));
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private String value(String claim) {
    Object value = anywhere(claim).orElse("nothing");
    return List.of("iat", "exp").contains(claim)
        ? instant(value).map(Instant::toString).orElseGet(() -> ClaimText.of(value))
        : ClaimText.of(value);
  }

  private static Optional<Instant> instant(@Nullable Object seconds) {
    try {
      return seconds instanceof Number number
          ? Optional.of(Instant.ofEpochSecond(number.longValue()))
          : Optional.empty();
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  /** The ID token comes first. */
  private Optional<Object> anywhere(String claim) {
    return Optional.ofNullable(claims.idToken().get(claim))
        .or(() -> Optional.ofNullable(claims.userInfo().get(claim)));
  }

  private boolean isOfUserInfo(String claim) {
    return claims.idToken().get(claim) == null && claims.userInfo().get(claim) != null;
  }

  private String from(String claim) {
    return isOfUserInfo(claim) ? " (from userinfo)" : "";
  }

  Finding signature() {
    return Finding.pass("the ID token is signed by the provider");
  }

  Finding issuer() {
    return Finding.pass("iss is " + value("iss"));
  }

  Finding audience() {
    return Finding.pass(
        "aud is "
            + value("aud")
            + anywhere("azp").map(party -> ", azp " + ClaimText.of(party)).orElse(""));
  }

  Finding times() {
    Instant now = cluster.clock().instant();
    String left =
        instant(claims.idToken().get("exp"))
            .map(end -> " (in %s)".formatted(span(Duration.between(now, end))))
            .orElse("");
    return Finding.pass("iat is %s, exp %s%s".formatted(value("iat"), value("exp"), left));
  }

  private static String span(Duration time) {
    long minutes = Math.round(time.toSeconds() / 60.0);
    return minutes >= 120 ? minutes / 60 + " hours" : minutes + " minutes";
  }

  Finding nonce() {
    return anywhere("nonce").isPresent()
        ? Finding.pass("its nonce is the one of this login")
        : Finding.skip("this kind of login has no nonce");
  }

  Finding subject() {
    return Finding.pass("sub is " + value("sub"));
  }

  Finding userInfo() {
    if (claims.userInfoProblem().isPresent()) {
      LoginProblem problem = claims.userInfoProblem().get();
      return Finding.warn(ClaimText.shortened(problem.sentence()), problem.remedy());
    }
    return claims.userInfo().isEmpty()
        ? Finding.skip("it was not asked: the ID token says all, or there is no such endpoint")
        : Finding.pass("userinfo says " + Listed.texts(List.copyOf(claims.userInfo().keySet())));
  }

  Finding email() {
    String email = value("email");
    String observed = "email is " + email + from("email");
    return email.equals(email.toLowerCase(Locale.ROOT))
        ? Finding.pass(observed)
        : Finding.warn(
            observed + ", and letter case counts: roles have to be given to exactly this name",
            "Let the provider write addresses in small letters, or give roles to this spelling.");
  }

  Finding emailVerified() {
    Object value = anywhere("email_verified").orElse("nothing");
    if (value instanceof String text && !text.equals("nothing")) {
      return Finding.warn(
          "email_verified is the text '%s': a pachd takes true and false alone, and refuses"
              .formatted(ClaimText.of(text)),
          "Let the provider send it as a JSON boolean.");
    }
    if (Boolean.FALSE.equals(value)) {
      return Finding.warn(
          "email_verified is false and is not asked for: whoever can choose an address at the"
              + " provider can be that person",
          "Have addresses verified at the provider.");
    }
    return Finding.pass(
        Boolean.TRUE.equals(value)
            ? "email_verified is true" + from("email_verified")
            : "the provider does not say whether it is verified, and it is not asked for");
  }

  Finding name() {
    if (anywhere("name").isPresent()) {
      return Finding.pass("name is " + value("name") + from("name"));
    }
    return claims.userInfo().isEmpty()
        ? Finding.skip("the ID token has no name, and userinfo was not asked")
        : Finding.warn(
            "neither ID token nor userinfo has a name: a connector of pachd's identity service"
                + " refuses such a person",
            "Ask for the scope profile.");
  }

  Finding groups() {
    Optional<Object> value = anywhere("groups");
    if (value.isEmpty()) {
      return claims.leavesGroupsOut()
          ? Finding.skip("too many to be sent: login.group-form")
          : noGroups();
    }
    List<?> all = value.get() instanceof List<?> many ? many : List.of(value.get());
    if (all.isEmpty()) {
      return Finding.warn(
          "groups is an empty list: the provider says that the person is in no group",
          "Check the person's groups and the claim's filter at the provider.");
    }
    String observed =
        (all.size() == 1 ? "1 group: " : "%,d groups: ".formatted(all.size()))
            + Listed.texts(all.stream().map(ClaimText::of).toList());
    return isOfUserInfo("groups")
        ? Finding.warn(
            observed + "; from userinfo, which a pachd does not ask, so that it sees none",
            "Put the claim groups into the ID token at the provider.")
        : Finding.pass(observed);
  }

  private Finding noGroups() {
    List<String> others =
        claims.idToken().keySet().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*(groups?|roles?|memberof)"))
            .map(ClaimText::shortened)
            .toList();
    String observed =
        others.isEmpty()
            ? "there is no claim groups"
            : "there is no claim groups; %s is there, which is not read"
                .formatted(Listed.texts(others));
    if (claims.userInfoProblem().isPresent()) {
      return Finding.warn(
          observed + " in the ID token, and userinfo could not be asked",
          "Put the claim groups into the ID token at the provider.");
    }
    return Finding.warn(
        observed,
        claimed
            .map(ClaimedGroups::reason)
            .filter(reason -> !reason.isEmpty())
            .orElse(
                "Add the claim groups for this app at the provider, if roles are to be given to"
                    + " groups."));
  }

  Finding groupForm() {
    Optional<Object> value = anywhere("groups");
    if (value.isEmpty()) {
      return claims.leavesGroupsOut()
          ? Finding.warn(
              "the person is in more groups than the provider puts into a token (_claim_names), so"
                  + " it names none",
              "At Entra, let the token hold only 'Groups assigned to the application'.")
          : Finding.skip("no groups came");
    }
    if (!(value.get() instanceof List<?> many)) {
      return Finding.warn(
          "groups is %s where a list belongs: a pachd refuses such a login"
              .formatted(value.get() instanceof String ? "a text" : "no list"),
          "Let the provider send the claim as a list of texts.");
    }
    List<String> names =
        many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    List<String> remarks = new ArrayList<>();
    List<String> others =
        many.stream().filter(it -> !(it instanceof String)).map(ClaimText::of).toList();
    if (!others.isEmpty()) {
      remarks.add(
          "%s where a text belongs, for which a cluster refuses a login"
              .formatted(Listed.texts(others)));
    }
    remark(remarks, names, name -> name.indexOf(',') >= 0, "%s with a comma, at which lists end");
    remark(remarks, names, name -> name.startsWith("/"), "%s written as a path (Keycloak)");
    remark(
        remarks,
        names,
        name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        "%s named by ids (Entra)");
    if (names.size() >= MANY) {
      remarks.add("%,d groups, near to what providers and proxies cut".formatted(names.size()));
    }
    return remarks.isEmpty()
        ? Finding.pass("they are a list of plain names")
        : Finding.warn(
            String.join("; ", remarks),
            "Filter or rename them in the provider's groups claim, or give roles to exactly these"
                + " names.");
  }

  private static void remark(
      List<String> remarks, List<String> names, Function<String, Boolean> is, String text) {
    List<String> those = names.stream().filter(is::apply).map(ClaimText::shortened).toList();
    if (!those.isEmpty()) {
      remarks.add(text.formatted(Listed.texts(those)));
    }
  }
}
