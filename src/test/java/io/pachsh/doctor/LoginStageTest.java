package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.Decision;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.access.TokenClaims;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.secret.Secret;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a test login passes a good one, and finds its fault. */
class LoginStageTest {
  private static final Principal ADA = new Principal("okta:ada@example.com");
  private static final Principal DATA = new Principal("group/okta:data");

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;

  @BeforeEach
  void makeCluster() {
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
  }

  /** A login that a cluster lets in, whose parts a test changes. */
  private static final class Sample {
    final Map<String, Object> idToken = new LinkedHashMap<>();
    final Map<String, Object> userInfo = new LinkedHashMap<>(Map.of("sub", "00u1"));
    Optional<LoginProblem> userInfoProblem = Optional.empty();
    Principal principal = ADA;
    Set<Principal> groups = Set.of(DATA);
    Optional<List<Decision.Step>> access = Optional.of(List.of(step(DATA)));
    LoginOutcome.Remainder remainder = new LoginOutcome.Remainder("nothing is kept");

    Sample() {
      idToken.put("iss", "https://login.example.com");
      idToken.put("aud", "0oa1");
      idToken.put("iat", 1_767_225_600L);
      idToken.put("exp", 1_767_229_200L);
      idToken.put("nonce", "n");
      idToken.put("sub", "00u1");
      idToken.put("email", "ada@example.com");
      idToken.put("email_verified", true);
      idToken.put("name", "Ada");
      idToken.put("groups", List.of("data"));
    }

    TokenClaims claims() {
      return new TokenClaims(idToken, userInfo, userInfoProblem);
    }

    LoginOutcome.Tried tried(boolean areClaimsSeen) {
      return new LoginOutcome.Tried(
          principal,
          groups,
          Optional.of(ClaimedGroups.none("The provider has no such claim.")),
          access,
          areClaimsSeen ? Optional.of(claims()) : Optional.empty(),
          List.of(),
          remainder);
    }
  }

  private static Decision.Step step(Principal holder) {
    Role reader = Role.named("repoReader").orElseThrow();
    return new Decision.Step(Resource.CLUSTER, holder, reader, reader.permissions());
  }

  private Map<String, Finding> found(LoginOutcome outcome) {
    return found(new LoginTrial.Ended(outcome), true);
  }

  private Map<String, Finding> found(LoginTrial trial, Cluster asked) {
    ClusterEvidence evidence = new ClusterEvidence(asked, true, Optional.of(token), practice.clock);
    return Checks.made(new LoginStage(trial, evidence).checks());
  }

  private Map<String, Finding> found(LoginTrial trial, boolean isEmbedded) {
    ClusterEvidence evidence =
        new ClusterEvidence(cluster, isEmbedded, Optional.of(token), practice.clock);
    return Checks.made(new LoginStage(trial, evidence).checks());
  }

  @Test
  void nothingIsFoundAtAGoodOne() {
    Map<String, Finding> found = found(new Sample().tried(true));
    assertThat(found).hasSize(18);
    found.forEach((id, it) -> assertThat(it.status()).as(id + ": " + it).isEqualTo(PASS));
    assertThat(found.get("login.bindings").details())
        .containsExactly("repoReader on the cluster, by group/okta:data");
    assertThat(found.get("login.principal").observed())
        .isEqualTo("the person would be okta:ada@example.com, in group/okta:data");
  }

  /** Every check of which a cluster's judgement tells; what is behind it is not known. */
  @ParameterizedTest
  @CsvSource({
    "provider's answer,login.returned",
    "iss parameter,login.returned",
    "token endpoint,login.tokens",
    "TLS,login.tokens",
    "signature,login.signature",
    "alg,login.signature",
    "kid,login.signature",
    "ID token,login.signature",
    "iss,login.issuer",
    "aud,login.audience",
    "azp,login.audience",
    "exp,login.times",
    "iat,login.times",
    "nonce,login.nonce",
    "at_hash,login.nonce",
    "sub,login.subject",
    "userinfo,login.userinfo",
    "email,login.email",
    "email_verified,login.email-verified",
    "groups,login.group-form",
    "configuration,login.principal"
  })
  void oneCheckFailsWhereTheLoginEnded(String problem, String check) {
    LoginProblem why = new LoginProblem(problem, "It is wrong.", "this", "that", "Mend it.");
    Map<String, Finding> found = found(new LoginOutcome.Refused(why));
    assertThat(found.get(check))
        .isEqualTo(Finding.fail("It is wrong. Expected: this. Found: that.", "Mend it."));
    found.remove(check);
    assertThat(found.values()).extracting(Finding::status).doesNotContain(FAIL, WARN);
    assertThat(found.get("login.bindings").status()).isEqualTo(SKIP);
    assertThat(found.get("login.begun").status()).isEqualTo(PASS);
  }

  @Test
  void whatTheTokenSaysIsShownBehindTheEndAsWell() {
    Sample sample = new Sample();
    sample.idToken.put("aud", "another");
    LoginProblem why = new LoginProblem("aud", "For another app.", "", "", "Mend it.");
    Map<String, Finding> found = found(new LoginOutcome.Refused(why, Optional.of(sample.claims())));
    assertThat(found.get("login.email"))
        .isEqualTo(
            Finding.skip(
                "the login ended at login.audience; the token says email ada@example.com"));
    assertThat(found.get("login.groups")).isEqualTo(Finding.pass("1 group: data"));
    assertThat(found.get("login.kept").status()).isEqualTo(PASS);
  }

  static Stream<Arguments> remarks() {
    return Stream.of(
        arguments("login.email", WARN, "letter case", claim("email", "Ada@example.com")),
        arguments("login.email-verified", WARN, "is false", claim("email_verified", false)),
        arguments("login.email-verified", WARN, "the text", claim("email_verified", "true")),
        arguments("login.email-verified", PASS, "does not say", without("email_verified")),
        arguments("login.name", WARN, "has a name", without("name")),
        arguments("login.groups", WARN, "no claim groups", without("groups")),
        arguments(
            "login.groups",
            WARN,
            "cognito:groups is there",
            without("groups").andThen(claim("cognito:groups", List.of("a")))),
        arguments("login.groups", WARN, "empty list", claim("groups", List.of())),
        arguments("login.groups", SKIP, "group-form", overage()),
        arguments(
            "login.groups",
            WARN,
            "from userinfo",
            without("groups").andThen(it -> it.userInfo.put("groups", List.of("data")))),
        arguments("login.group-form", WARN, "_claim_names", overage()),
        arguments("login.group-form", WARN, "a text where a list", claim("groups", "data")),
        arguments("login.group-form", WARN, "comma", claim("groups", List.of("a,b"))),
        arguments("login.group-form", WARN, "path", claim("groups", List.of("/data"))),
        arguments(
            "login.group-form",
            WARN,
            "ids",
            claim("groups", List.of("7a1b2c3d-0000-1111-2222-333344445555"))),
        arguments("login.group-form", WARN, "300 groups", claim("groups", numbered(300))),
        arguments(
            "login.group-form",
            WARN,
            "null, 3 where a text belongs",
            claim("groups", Arrays.asList("a", null, 3))),
        arguments(
            "login.group-form",
            WARN,
            "_claim_names",
            without("groups").andThen(it -> it.userInfo.put("hasgroups", true))),
        arguments("login.nonce", SKIP, "no nonce", without("nonce")),
        arguments("login.userinfo", WARN, "answered 503", unavailable()),
        arguments(
            "login.userinfo", SKIP, "not asked", (Consumer<Sample>) it -> it.userInfo.clear()),
        arguments(
            "login.bindings",
            WARN,
            "no role",
            (Consumer<Sample>)
                it -> it.access = Optional.of(List.of(step(Principal.ALL_CLUSTER_USERS)))),
        arguments(
            "login.kept",
            WARN,
            "still be valid",
            (Consumer<Sample>)
                it ->
                    it.remainder =
                        new LoginOutcome.Remainder(
                            "it may still be valid", Optional.empty(), Optional.of(ADA))));
  }

  private static Consumer<Sample> claim(String name, Object value) {
    return it -> it.idToken.put(name, value);
  }

  private static Consumer<Sample> without(String name) {
    return it -> it.idToken.remove(name);
  }

  private static Consumer<Sample> overage() {
    return without("groups").andThen(claim("_claim_names", Map.of("groups", "src1")));
  }

  private static Consumer<Sample> unavailable() {
    return it -> {
      it.userInfo.clear();
      it.userInfoProblem =
          Optional.of(new LoginProblem("userinfo", "It answered 503.", "", "", "Mend it."));
    };
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "g" + i).toList();
  }

  @ParameterizedTest
  @MethodSource("remarks")
  void claimsAreRemarkedOn(
      String check, Finding.Status status, String words, Consumer<Sample> change) {
    Sample sample = new Sample();
    change.accept(sample);
    Finding finding = found(sample.tried(true)).get(check);
    assertThat(finding.status()).as(finding.toString()).isEqualTo(status);
    assertThat(finding.observed()).contains(words);
    if (status == WARN) {
      assertThat(finding.fixes()).isNotEmpty();
    }
  }

  @Test
  void aNameThatDiffersInLetterCaseIsPointedAt() {
    Caller admin = cluster.as(Optional.of(token));
    admin.configuration().set(Practice.guide("okta"), 0, true);
    admin
        .bindings()
        .change(
            Resource.CLUSTER,
            new Principal("okta:Ada@example.com"),
            List.of("repoReader"),
            List.of(),
            true);
    Sample sample = new Sample();
    sample.access = Optional.of(List.of());
    assertThat(found(sample.tried(true)).get("login.bindings").observed())
        .contains("okta:Ada@example.com has some, and is another name");
  }

  @Test
  void aNameIsNotLookedForWhereThatIsRefusedAndABugIsNone() {
    Sample sample = new Sample();
    sample.access = Optional.of(List.of());
    RuntimeException[] why = {new RefusedException(new Refusal.BadToken())};
    Caller silent =
        (Caller)
            Proxy.newProxyInstance(
                Caller.class.getClassLoader(),
                new Class<?>[] {Caller.class},
                (self, called, arguments) -> {
                  throw why[0];
                });
    Cluster asked =
        new Cluster() {
          @Override
          public Caller as(Optional<Secret> unused) {
            return silent;
          }

          @Override
          public boolean isActivated() {
            return true;
          }

          @Override
          public ClusterInfo info() {
            return cluster.info();
          }
        };
    LoginTrial trial = new LoginTrial.Ended(sample.tried(true));
    assertThat(found(trial, asked).get("login.bindings").observed())
        .isEqualTo("no role is given to okta:ada@example.com or their groups");
    why[0] = new IllegalStateException("a bug");
    assertThatThrownBy(() -> found(trial, asked)).hasMessage("a bug");
  }

  @Test
  void aSessionThatIsLeftIsEndedByACommandAsTyped() {
    Sample sample = new Sample();
    sample.remainder =
        new LoginOutcome.Remainder(
            "it may still be valid",
            Optional.of("The provider ends it, too."),
            Optional.of(new Principal("user:o'hara; help")));
    assertThat(found(sample.tried(true)).get("login.kept").fixes())
        .containsExactly(
            "The provider ends it, too.", "auth revoke --user 'user:o'\\''hara; help'");
  }

  @Test
  void whoseGroupsGiveNothingIsSaidGroupByGroup() {
    Sample sample = new Sample();
    sample.groups = Set.of(DATA, new Principal("group/okta:other"));
    assertThat(found(sample.tried(true)).get("login.bindings").details())
        .containsExactly(
            "repoReader on the cluster, by group/okta:data", "nothing by group/okta:other");
  }

  @Test
  void whatARealClusterDoesNotShowIsSkippedWithItsReason() {
    Sample sample = new Sample();
    sample.access = Optional.empty();
    Map<String, Finding> found = found(new LoginTrial.Ended(sample.tried(false)), false);
    assertThat(found.get("login.issuer").status()).isEqualTo(SKIP);
    assertThat(found.get("login.issuer").observed()).contains("--device");
    assertThat(found.get("login.group-form").status()).isEqualTo(SKIP);
    assertThat(found.get("login.email").observed()).contains("ada@example.com");
    assertThat(found.get("login.groups"))
        .isEqualTo(Finding.pass("the cluster found group/okta:data"));
    // The session's own user is asked, who may see it.
    assertThat(found.get("login.bindings").status()).isEqualTo(WARN);
  }

  @Test
  void aLoginThatCannotBeginOrFindsNobodyFailsOnce() {
    Map<String, Finding> begun =
        found(new LoginTrial.NotBegun(Finding.fail("no such host", "Mend it.")), true);
    assertThat(begun.get("login.begun")).isEqualTo(Finding.fail("no such host", "Mend it."));
    assertThat(begun.get("login.returned").status()).isEqualTo(SKIP);
    Map<String, Finding> late = found(new LoginOutcome.TimedOut());
    assertThat(late.get("login.begun").status()).isEqualTo(PASS);
    assertThat(late.get("login.returned").observed()).isEqualTo("nobody came back in time");
    Map<String, Finding> stopped =
        found(new LoginTrial.NotReturned(Finding.fail("wrong password")), true);
    assertThat(stopped.get("login.returned").observed()).isEqualTo("wrong password");
    assertThat(Stream.of(begun, late, stopped))
        .allSatisfy(
            found ->
                assertThat(
                        Collections.frequency(
                            found.values().stream().map(Finding::status).toList(), FAIL))
                    .isEqualTo(1));
  }

  /** A provider chooses the type of each claim. */
  @ParameterizedTest
  @CsvSource({
    "iss",
    "aud",
    "azp",
    "iat",
    "exp",
    "nonce",
    "sub",
    "email",
    "email_verified",
    "name",
    "groups",
    "_claim_names"
  })
  void noTypeOrLengthOfAClaimBreaksACheck(String claim) {
    List<Object> values =
        Arrays.asList(
            3,
            1e300,
            true,
            "",
            "x".repeat(100_000),
            "\u001b[2J",
            List.of(Map.of()),
            Map.of(),
            null,
            Arrays.asList("a", null, 3));
    LoginProblem why = new LoginProblem(claim, "It is wrong.", "", "", "Mend it.");
    for (Object value : values) {
      Sample sample = new Sample();
      sample.idToken.put(claim, value);
      sample.userInfo.put(claim, value);
      for (LoginOutcome outcome :
          List.of(
              sample.tried(true), new LoginOutcome.Refused(why, Optional.of(sample.claims())))) {
        found(outcome)
            .forEach(
                (id, finding) -> assertThat(finding.observed().length()).as(id).isLessThan(2_000));
      }
    }
  }
}
