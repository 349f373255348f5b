package io.pachsh.embedded.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes as earlier versions wrote them: read, told, and written again to the byte. */
class ChangeJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "-",
      textBlock =
          """
          "policy-applied","edits":[["roles","REPO","p/r","user:ada","repoReader"]] | access policy applied: user:ada has repoReader on repo:p/r | [user:ada]
          "policy-applied","edits":[["roles","REPO","p/r","user:ada"],["member","group:t","user:ada","yes"]] | access policy applied: 2 entries changed (group:t, user:ada) | [group:t, user:ada]
          "roles-changed","edits":[["roles","REPO","p/r","robot:a","repoReader"],["roles","REPO","p/r","robot:b","repoReader"]] | robot:a has repoReader on repo:p/r; robot:b has repoReader on repo:p/r | [robot:a, robot:b]
          "offboarded","principal":"user:ada","robots":["robot:n"],"edits":[["roles","REPO","p/r","user:ada","-repoReader"],["member","group:t","user:ada","no"]] | user:ada offboarded with robot:n: 1 role and 1 membership taken, all tokens revoked | [group:t, robot:n, user:ada]
          "undone","count":1,"edits":[["member","group:t","user:ada","no"]] | the last change undone: user:ada is not in group:t | [group:t, user:ada]
          "undone","count":2,"edits":[["binding","REPO","p/r","yes"],["roles","REPO","p/r","user:ada"]] | the last 2 changes undone (user:ada) | [user:ada]
          "places-changed","edits":[["roles","REPO","p/r","user:ada"],["place","REPO","p/r","no"],["place","PROJECT","p","no"]] | repo:p/r does not exist; project:p does not exist | []
          "places-changed","edits":[["place","REPO","p/a","no"],["place","REPO","p/b","no"],["place","REPO","p/c","no"],["place","REPO","p/d","no"],["place","PROJECT","p","no"]] | repo:p/a does not exist; repo:p/b does not exist; repo:p/c does not exist; and 2 more | []
          "identity-changed","edits":[["identity","https://idp.example","6h","48h"]] | identity service set up: issuer https://idp.example | []
          "token-issued","token":["abc","robot:ci","2026-01-01T00:00:00Z"] | token issued to robot:ci, without expiry | []
          "token-issued","token":["abc","robot:ci","2026-01-01T00:00:00Z","","nightly build"] | token issued to robot:ci, without expiry | []
          "token-restored","token":["abc","robot:ci","2026-01-01T00:00:00Z","2026-01-02T00:00:00Z"] | a token of robot:ci restored, until 2026-01-02T00:00:00Z | []
          """)
  void isAsItWas(String change, String description, String concerned) throws IOException {
    String json = "{\"n\":7,\"at\":\"2026-01-01T00:00:00Z\",\"by\":\"user:root\",\"do\":%s}";
    byte[] written = json.formatted(change).getBytes(UTF_8);
    Entry entry = ChangeJson.read(written);
    assertThat(ChangeJson.write(entry)).asString(UTF_8).isEqualTo(new String(written, UTF_8));
    assertThat(entry.change().description()).isEqualTo(description);
    assertThat(entry.change().concerned().stream().map(Principal::text).sorted().toList())
        .hasToString(concerned);
  }
}
