package io.pachsh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.http.Handler;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, the token goes nowhere else, and a person is told what is wrong. */
class HostileOktaTest {
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) throws IOException {
    try (TestOrg other = new TestOrg(request -> Response.json(200, "[]"));
        TestOrg org =
            new TestOrg(
                request ->
                    Response.text(status, "").with("Location", other.address() + "/api/v1/apps"))) {
      Failure failure = refused(org);
      assertThat(failure).hasMessageContaining("sends the request on to " + other.address());
      assertThat(failure.hint())
          .hasValueSatisfying(hint -> assertThat(hint).contains("okta connect"));
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void pagesOfAnotherHostAreNotFetched() throws IOException {
    try (TestOrg other = new TestOrg(request -> Response.json(200, "[]"));
        TestOrg org =
            new TestOrg(
                request ->
                    Response.json(200, "[]")
                        .with("Link", "<" + other.address() + "/api/v1/apps>; rel=\"next\""))) {
      assertThat(refused(org)).hasMessageContaining("the token is not sent there");
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void aListThatGoesOnForEverIsGivenUp() throws IOException {
    String item = "{\"id\": \"0oa1\", \"label\": \"x\"}";
    String page = "[" + (item + ",").repeat(999) + item + "]";
    try (Loop loop = new Loop(page)) {
      assertThat(refused(loop.org)).hasMessageContaining("does not end after 100,000 entries");
      assertThat(loop.org.requests).hasSize(100);
    }
  }

  /** A server whose every page links to itself. */
  private static final class Loop implements AutoCloseable {
    final TestOrg org;

    Loop(String page) throws IOException {
      org =
          new TestOrg(
              request ->
                  Response.json(200, page)
                      .with(
                          "Link",
                          "<http://"
                              + request.header("host").orElseThrow()
                              + "/api/v1/apps?after=1>; rel=\"next\""));
    }

    @Override
    public void close() {
      org.close();
    }
  }

  @Test
  void anAnswerThatIsTooLongIsNotRead() throws IOException {
    String long2 = "[\"" + "x".repeat(OktaHttp.MAX_BODY_BYTES) + "\"]";
    try (TestOrg org = new TestOrg(request -> Response.json(200, long2))) {
      assertThat(refused(org)).hasMessageContaining("larger than 1 MiB");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[1]",
        "[{}]",
        "[{\"id\": \"../users\"}]",
        "[{\"id\": \"\"}]",
        "[{\"id\": \"a b\"}]",
        "[{\"id\": \"0oa1\"}] trailing",
        "<html>Sign in</html>",
        "[[[[[[[[",
      })
  void whatIsNoAnswerOfOktasIsSaid(String body) throws IOException {
    try (TestOrg org = new TestOrg(request -> Response.json(200, body))) {
      assertThat(refused(org)).hasMessageContaining("does not answer as an Okta org does");
    }
  }

  @Test
  void deeplyNestedJsonIsSaid() throws IOException {
    try (TestOrg org = new TestOrg(request -> Response.json(200, "[".repeat(100_000)))) {
      assertThat(refused(org)).hasMessageContaining("does not answer as an Okta org does");
    }
  }

  @Test
  void errorsCannotDrawOnTheScreen() throws IOException {
    Handler handler =
        request ->
            TestOrg.error(
                400,
                "E0000001",
                "\\u001b[2Jbad\\nnote: all is well " + "x".repeat(5_000),
                "\\u001b]0;title\\u0007\\u202eeno",
                "two",
                "three",
                "four",
                "five",
                "six");
    try (TestOrg org = new TestOrg(handler)) {
      Failure failure = refused(org);
      String all = failure.sentence() + "\n" + failure.hint().orElse("");
      assertThat(all)
          .contains("\\x1b[2Jbad⏎note:")
          .doesNotContain("\u001b")
          .doesNotContain("\u202e")
          .doesNotContain("six");
      assertThat(all.length()).isLessThan(2_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | E0000011 | DENIED | does not take the token | Security > API > Tokens",
        "403 | E0000006 | DENIED | may not list its apps | Application Administrator",
        "404 | E0000007 | FAILED | no such thing | okta apps",
        "400 | E0000001 | FAILED | did not list its apps | Change what is named",
        "403 | E0000015 | DENIED | may not list its apps | does not have this feature",
        "500 | E0000009 | UNREACHABLE | did not list its apps | status.okta.com",
      })
  void errorCodesAreToldWithWhatToDo(
      int status, String code, Exit exit, String sentence, String next) throws IOException {
    try (TestOrg org = new TestOrg(request -> TestOrg.error(status, code, "Okta's words"))) {
      Failure failure = refused(org);
      assertThat(failure.exit()).isEqualTo(exit);
      assertThat(failure).hasMessageContaining(sentence).hasMessageContaining(code);
      assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains(next));
    }
  }

  @Test
  void errorsThatAreNotOktasAreSaid() throws IOException {
    try (TestOrg org = new TestOrg(request -> Response.html(404, "<h1>Not here</h1>"))) {
      assertThat(refused(org)).hasMessageContaining("(404, a web page)");
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    Handler silent =
        request -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Response.json(200, "[]");
        };
    try (TestOrg org = new TestOrg(silent)) {
      OktaOrg client =
          org.client(new OktaCredential.ApiToken(Secret.of(TestOrg.TOKEN)), Duration.ofMillis(300));
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> client.apps().all())
          .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE));
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(Interruption.class).isThrownBy(() -> org.client().apps().all());
    } finally {
      boolean unused = Thread.interrupted();
      end.countDown();
    }
  }

  @Test
  void nothingThatFailsQuotesTheToken() throws IOException {
    try (TestOrg org =
        new TestOrg(request -> TestOrg.error(401, "E0000011", "Invalid token provided"))) {
      Failure failure = refused(org);
      assertThat(failure.sentence() + failure.hint().orElse("")).doesNotContain(TestOrg.TOKEN);
      assertThat(org.requests.get(0).header("authorization")).hasValue("SSWS " + TestOrg.TOKEN);
    }
  }

  private static Failure refused(TestOrg org) {
    try {
      var unused = org.client().apps().all();
    } catch (Failure e) {
      return e;
    }
    throw new AssertionError("nothing was refused");
  }
}
