package io.pachsh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.okta.registration.Assignee;
import io.pachsh.okta.registration.OktaStep;
import io.pachsh.okta.registration.Progression;
import io.pachsh.okta.registration.Registration;
import io.pachsh.okta.registration.RegistrationPlan;
import io.pachsh.okta.registration.RegistrationPlanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans: what they do, what they tell when they end half-way, and what is left to be done by hand.
 */
class RegistrationTest {
  private static final Registration WANTED =
      new Registration(
          "Pachyderm",
          List.of("http://127.0.0.1:30657/cb"),
          Optional.of(GroupsFilter.parse("all")),
          List.of(new Assignee.Group("Everyone")),
          Optional.empty());
  private static final String MADE =
      """
      {"id": "0oa1", "label": "Pachyderm", "status": "ACTIVE", "signOnMode": "OPENID_CONNECT",
       "credentials": {"oauthClient": {"client_id": "0oa1", "client_secret": "s3",
         "token_endpoint_auth_method": "client_secret_basic"}},
       "settings": {"oauthClient": {"application_type": "web",
         "redirect_uris": ["http://127.0.0.1:30657/cb"],
         "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"]}}}
      """;

  /** An org in which making a claim is answered so. */
  private static TestOrg org(Response claim) throws IOException {
    return new TestOrg(request -> answer(request, claim));
  }

  private static Response answer(Request request, Response claim) {
    return switch (request.path()) {
      case "/api/v1/groups" ->
          Response.json(200, "[{\"id\": \"00g1\", \"profile\": {\"name\": \"Everyone\"}}]");
      case "/api/v1/apps" -> Response.json(200, MADE);
      case "/api/v1/apps/0oa1/groups/00g1" -> Response.json(200, "{\"id\": \"00g1\"}");
      case "/api/v1/apps/0oa1/federated-claims" -> claim;
      default -> TestOrg.error(404, "E0000007", "Not found");
    };
  }

  @Test
  void doesEachStepOnce() throws IOException {
    try (TestOrg org = org(Response.json(201, "{\"id\": \"ofc1\"}"))) {
      RegistrationPlan plan = new RegistrationPlanner(org.client()).plan(WANTED, Optional.empty());
      assertThat(plan.lines()).hasSize(3);
      assertThat(org.requests).extracting(Request::method).containsOnly("GET");
      Progression done = plan.apply(org.client());
      assertThat(done.secret()).isPresent();
      assertThat(done.byHand()).isEmpty();
      assertThat(org.requests)
          .extracting(Request::toString)
          .endsWith(
              "POST /api/v1/apps",
              "PUT /api/v1/apps/0oa1/groups/00g1",
              "POST /api/v1/apps/0oa1/federated-claims");
    }
  }

  /** An org without such claims, without the permission, or that does not take the expression. */
  @ParameterizedTest
  @CsvSource({"404, E0000007", "403, E0000006", "403, E0000015", "400, E0000001", "405, E0000022"})
  void aClaimThatTheOrgDoesNotSetIsLeftToThePerson(int status, String code) throws IOException {
    try (TestOrg org = org(TestOrg.error(status, code, "no"))) {
      Progression done =
          new RegistrationPlanner(org.client()).plan(WANTED, Optional.empty()).apply(org.client());
      assertThat(done.app()).isPresent();
      assertThat(String.join("\n", done.byHand()))
          .contains(code, "Applications > Applications > Pachyderm > Sign On", "Matches regex");
    }
  }

  @Test
  void aFailureTellsWhatWasDoneBefore() throws IOException {
    try (TestOrg org = org(TestOrg.error(500, "E0000009", "Internal Server Error"))) {
      RegistrationPlan plan = new RegistrationPlanner(org.client()).plan(WANTED, Optional.empty());
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> plan.apply(org.client()))
          .satisfies(
              failure -> {
                assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE);
                assertThat(failure.hint().orElse(""))
                    .contains(
                        "Done at Okta before that (2 of 3):",
                        "  + app 'Pachyderm'",
                        "  + assign group:Everyone",
                        "goes on from there")
                    .doesNotContain("  + claim");
              });
    }
  }

  @Test
  void anInterruptedPlanTellsWhatWasDoneBefore() throws IOException {
    List<OktaStep> steps = new ArrayList<>();
    steps.add(new OktaStep("+ one", (org, now) -> now));
    steps.add(
        new OktaStep(
            "+ two",
            (org, now) -> {
              throw new Interruption();
            }));
    RegistrationPlan plan =
        new RegistrationPlan(
            new Progression(Optional.empty(), Optional.empty(), List.of()), steps, List.of());
    try (TestOrg org = org(Response.json(200, "{}"))) {
      assertThatExceptionOfType(Interruption.class)
          .isThrownBy(() -> plan.apply(org.client()))
          .satisfies(
              interruption ->
                  assertThat(interruption.account().orElseThrow().hint().orElse(""))
                      .contains("Done at Okta before that (1 of 2):", "  + one"));
    }
  }

  @Test
  void whatIsThereAlreadyIsNotDoneAgain() throws IOException {
    Registration wanted =
        new Registration(
            "Pachyderm", WANTED.redirectUris(), Optional.empty(), List.of(), Optional.empty());
    try (TestOrg org = org(Response.json(200, "[]"))) {
      OktaApp app = OktaApp.of(OktaJson.parse(MADE));
      assertThat(new RegistrationPlanner(org.client()).plan(wanted, Optional.of(app)).steps())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all:x", "starts-with:", "starts-with", "begins:x", "regex"})
  void aFilterThatIsNoneIsRefused(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> GroupsFilter.parse(text))
        .withMessageContaining("is no filter of groups");
  }

  @ParameterizedTest
  @CsvSource({
    "all, REGEX, .*",
    "regex:^a.*$, REGEX, ^a.*$",
    "starts-with:data-, STARTS_WITH, data-",
    "EQUALS:data:science, EQUALS, data:science",
    "contains: x, CONTAINS, ' x'",
  })
  void aFilterIsToldInOktasWords(String text, String type, String value) {
    GroupsFilter filter = GroupsFilter.parse(text);
    assertThat(filter.filterType()).isEqualTo(type);
    assertThat(filter.value()).isEqualTo(value);
  }

  /** Nothing that a person types ends a text of Okta's expression language. */
  @ParameterizedTest
  @ValueSource(strings = {"a'b", "a.*", "a*", "a}", "a\"", "a\\"})
  void anExpressionHoldsPlainNamesAlone(String beginning) {
    assertThat(GroupsFilter.parse("starts-with:" + beginning).expression()).isEmpty();
  }
}
