package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For whom an ID token is, and who asked for it (OpenID Connect Core 1.0 §2, §3.1.3.7). */
class AudienceTest {
  private static final String US = FaultyProvider.CLIENT_ID;

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  /** Both by a browser and as a pasted token. */
  private List<Verdict> verdicts(String audiences, String party) throws Exception {
    provider.claims =
        claims -> {
          List<String> all = List.of(audiences.split(" "));
          claims.put("aud", all.size() == 1 ? all.get(0) : all);
          if (party != null) {
            claims.put("azp", party);
          }
        };
    Map<String, Object> claims = provider.honestClaims();
    provider.claims.accept(claims);
    String pasted = Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.FIRST, claims);
    return List.of(
        trial.login().verdict(), trial.party.verify(trial.configuration(), Secret.of(pasted)));
  }

  @ParameterizedTest
  @CsvSource({
    "pachyderm other, pachyderm",
    "other pachyderm, pachyderm",
    "other pachyderm third, pachyderm"
  })
  void severalAudiencesAreAcceptedWhenThisAppAsked(String audiences, String party)
      throws Exception {
    for (Verdict verdict : verdicts(audiences, party)) {
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Verified.class,
              verified ->
                  assertThat(verified.notes())
                      .singleElement()
                      .asString()
                      .contains("other")
                      .contains("azp"));
    }
  }

  @ParameterizedTest
  @CsvSource({"pachyderm,", "pachyderm, pachyderm", "pachyderm pachyderm, pachyderm"})
  void thisAppAloneNeedsNoNote(String audiences, String party) throws Exception {
    for (Verdict verdict : verdicts(audiences, party)) {
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Verified.class, verified -> assertThat(verified.notes()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pachyderm other,, aud, does not say which of them asked",
    "pachyderm other, other, azp, issued to another app",
    "pachyderm, other, azp, issued to another app",
    "other,, aud, for another app",
    "other, pachyderm, aud, for another app",
    "other third, pachyderm, aud, for another app"
  })
  void everythingElseIsRefused(String audiences, String party, String check, String sentence)
      throws Exception {
    for (Verdict verdict : verdicts(audiences, party)) {
      LoginProblem problem = ((Verdict.Failed) verdict).problem();
      assertThat(problem.check()).isEqualTo(check);
      assertThat(problem.sentence()).contains(sentence);
      assertThat(problem.expected()).contains(US);
    }
  }
}
