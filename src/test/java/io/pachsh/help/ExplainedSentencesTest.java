package io.pachsh.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a login, a journal or an audit refuses with, {@code explain} knows it. */
class ExplainedSentencesTest {
  @Test
  void everyRefusalOfALoginIsExplained() throws IOException {
    List<String> unexplained = new ArrayList<>();
    Explanations explanations = Explanations.load();
    int sentences = 0;
    for (RefusedLogins.Refused refused : RefusedLogins.of("oidc")) {
      String sentence = refused.sentence().orElse("");
      sentences += sentence.isEmpty() ? 0 : 1;
      if (!sentence.isEmpty() && !explanations.of(sentence).exact()) {
        unexplained.add(sentence);
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(sentences).isGreaterThan(50);
  }

  @Test
  void whatAuditsJournalsAndContextsSayIsExplained() {
    Explanations explanations = Explanations.load();
    List<String> said =
        List.of(
            "The audit of 'local' is not what was recorded: line 2, change 2, is not chained,"
                + " though records before it are.",
            "the journal of 'local' cannot be read to its end: damaged at offset 3: no record; 2"
                + " changes are brought back, and all of it is kept in x.",
            "the journal of 'local' ended in an incomplete record, which was never answered; its 9"
                + " bytes are kept in x",
            "the unsaved changes of the embedded cluster 'local' cannot be brought back: x: y",
            "The contexts in /h/contexts.json are damaged: line 1, column 1 has the key 'a' for the"
                + " second time.",
            "/tmp/x is not used, because tokens are to be kept in it: others can write to it.",
            "The proxy socks5://h:1080 (ALL_PROXY) wants a user and password.",
            "warning: Your groups are unknown. The person is in more groups than the provider puts"
                + " into a token (groups overage), so it named none.");
    assertThat(said)
        .allSatisfy(
            sentence -> assertThat(explanations.of(sentence).exact()).as(sentence).isTrue());
  }
}
