package io.pachsh.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a login, a journal or an audit refuses with, {@code explain} knows it. */
class ExplainedSentencesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/pachsh");

  /** Where a refusal's words begin. */
  private static final Pattern REFUSAL = Pattern.compile("new (RejectedException|LoginProblem)\\(");

  private static final Pattern ADVICE =
      Pattern.compile("^(Correct|Choose|Copy|Perhaps|Use|Run|Check) ");

  private static final Pattern LITERAL =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+\\s*(?=\"))?");

  @Test
  void everyRefusalOfALoginIsExplained() throws IOException {
    List<String> unexplained = new ArrayList<>();
    Explanations explanations = Explanations.load();
    int sentences = 0;
    for (String sentence : sentences(SOURCES.resolve("oidc"))) {
      sentences++;
      if (!explanations.of(sentence).exact()) {
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

  /** The sentences of a package, their values filled in. */
  private static List<String> sentences(Path folder) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String source = Files.readString(file);
        Matcher refusal = REFUSAL.matcher(source);
        while (refusal.find()) {
          sentence(source.substring(refusal.end())).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** The first literal that reads as a sentence. */
  private static Optional<String> sentence(String behind) {
    Matcher literal = LITERAL.matcher(behind.substring(0, behind.indexOf(";")));
    StringBuilder sentence = new StringBuilder();
    while (literal.find()) {
      sentence.append(literal.group(1));
      if (literal.group(2) == null) {
        if (isSentence(sentence.toString())) {
          return Optional.of(filled(sentence.toString()));
        }
        sentence.setLength(0);
      }
    }
    return Optional.empty();
  }

  /** What says something by itself, and is no advice. */
  private static boolean isSentence(String text) {
    return text.endsWith(".")
        && !ADVICE.matcher(text).find()
        && text.replaceAll("'?%[0-9$]*[sd]'?|\\.$", "").strip().split(" +").length > 3;
  }

  private static String filled(String sentence) {
    return sentence.replace("%d", "7").replaceAll("%[0-9$]*s", "xyz").replace("\\\"", "\"");
  }
}
