package io.pachsh.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.help.Explanation;
import io.pachsh.help.Explanations;
import io.pachsh.help.RefusedLogins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keeps somebody from signing in names a check that there is, as {@code explain} does. */
class FailedLoginTest {
  private static final List<String> LOGINS = List.of("oidc", "embedded", "identity", "pachd");

  private static final Path STAGES = Path.of("src/main/java/io/pachsh/doctor");

  private static final Pattern CHECK = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");

  private static final Pattern MEANING =
      Pattern.compile("new ProviderErrorMeaning\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"");

  private final Explanations explanations = Explanations.load();

  @Test
  void everyProblemOfALoginHasItsCheck() throws IOException {
    List<String> unknown = new ArrayList<>();
    int problems = 0;
    for (String folder : LOGINS) {
      for (RefusedLogins.Refused refused : RefusedLogins.of(folder)) {
        Optional<String> check = refused.check();
        problems += check.isPresent() ? 1 : 0;
        check.filter(it -> !FailedLogin.knows(it)).ifPresent(unknown::add);
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(problems).isGreaterThan(60);
  }

  /** What the code computes: errors of providers, members of documents, claims. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token endpoint",
        "code",
        "client",
        "scope",
        "grant",
        "provider's answer",
        "ID token",
        "userinfo answer",
        "scopes_supported",
        "jwks_uri",
        "exp",
        "email",
        "DNS",
        "TCP",
        "TLS",
        "HTTP"
      })
  void soHaveThoseThatAreComputed(String check) {
    assertThat(FailedLogin.knows(check)).isTrue();
  }

  @Test
  void everyMeaningOfAProvidersErrorHasItsCheck() throws IOException {
    Matcher meaning =
        MEANING.matcher(
            Files.readString(
                Path.of("src/main/java/io/pachsh/oidc/message/ProviderErrorMeaning.java")));
    int meanings = 0;
    while (meaning.find()) {
      meanings++;
      assertThat(FailedLogin.knows(meaning.group(1))).as(meaning.group(1)).isTrue();
      assertThat(explanations.checks(meaning.group(2)))
          .as(meaning.group(2))
          .contains(FailedLogin.check(meaning.group(1)).orElseThrow().id());
    }
    assertThat(meanings).isGreaterThan(8);
  }

  /** A claim may have any name: that of the groups is configured. */
  @Test
  void aClaimThatNobodyKnowsIsThatOfTheGroups() {
    assertThat(FailedLogin.check("roles")).contains(new CheckReference("login.group-form"));
    assertThat(FailedLogin.check("pachd")).isEmpty();
  }

  @Test
  void everyCheckThatIsNamedIsInTheTables() throws IOException {
    Set<String> named = new TreeSet<>(FailedLogin.ids());
    named.add(FailedLogin.NOBODY_CAME_BACK);
    named.add(FailedLogin.NO_DEVICE_CAME_BACK);
    explanations.all().stream().map(Explanation::checks).forEach(named::addAll);
    assertThat(tables()).containsAll(named);
  }

  @ParameterizedTest
  @CsvSource({
    "provider.clock, doctor provider",
    "app.client, doctor provider",
    "cluster.reach, doctor cluster",
    "configuration.callback-port, doctor cluster",
    "identity.providers, doctor cluster",
    "bindings.letter-case, doctor cluster",
    "tokens.root, doctor cluster",
    "context.present, doctor context",
    "install.browser, doctor install",
    "login.nonce, doctor login"
  })
  void aCheckIsMadeByItsCommand(String id, String command) {
    assertThat(new CheckReference(id).command()).isEqualTo(command);
    assertThat(new CheckReference(id).sentence())
        .isEqualTo("'" + command + "' checks this (" + id + ").");
  }

  @Test
  void checksOfSeveralStagesAreMadeByTheWholeDoctor() {
    assertThat(
            CheckReference.sentence(
                List.of(new CheckReference("provider.tls"), new CheckReference("cluster.reach"))))
        .isEqualTo("'doctor' checks this (provider.tls, cluster.reach).");
  }

  /** The same message leads to the same check, pasted or just met. */
  @Test
  void explainNamesTheCheckThatTheLoginNamed() throws IOException {
    List<String> apart = new ArrayList<>();
    int compared = 0;
    for (RefusedLogins.Refused refused : RefusedLogins.of("oidc")) {
      if (refused.check().isPresent() && refused.sentence().isPresent()) {
        compared++;
        String id = FailedLogin.check(refused.check().get()).orElseThrow().id();
        List<String> explained = explanations.checks(refused.sentence().get());
        if (!explained.contains(id)) {
          apart.add(refused.sentence().get() + " login: " + id + ", explain: " + explained);
        }
      }
    }
    assertThat(apart).isEmpty();
    assertThat(compared).isGreaterThan(40);
  }

  /** The ids in the stages' tables. */
  private static Set<String> tables() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(STAGES)) {
      for (Path file : files.filter(it -> it.toString().endsWith("Stage.java")).toList()) {
        Matcher check = CHECK.matcher(Files.readString(file));
        while (check.find()) {
          ids.add(check.group(1));
        }
      }
    }
    return ids;
  }
}
