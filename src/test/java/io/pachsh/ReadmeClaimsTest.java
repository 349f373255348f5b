package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.help.Topic;
import io.pachsh.tutorial.Tutorials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md counts and lists, beside what there is. */
class ReadmeClaimsTest {
  private static final List<String> NUMBERS =
      List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

  private final String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");

  ReadmeClaimsTest() throws IOException {}

  @Test
  void walkthroughsAreCountedAndListed() throws IOException {
    String count = NUMBERS.get(Tutorials.NAMES.size()).toLowerCase(java.util.Locale.ROOT);
    assertThat(readme).contains("`tutorial` lists " + count + " walkthroughs");
    assertThat(
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (?!pachd)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1)))
        .containsAll(Tutorials.NAMES);
    Path page = Path.of("src/main/resources/io/pachsh/tutorial/fix-a-broken-login.md");
    int cases = (int) Files.readString(page).lines().filter(it -> it.startsWith("## Case")).count();
    assertThat(readme)
        .contains(
            NUMBERS.get(cases).toLowerCase(java.util.Locale.ROOT) + " ways in which a login fails");
  }

  @Test
  void scriptsAreCountedAndNamed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scripts"))) {
      List<String> scripts =
          files.map(Path::toString).filter(it -> it.endsWith(".pachsh")).sorted().toList();
      assertThat(readme).contains(NUMBERS.get(scripts.size()) + " come with pachsh.");
      assertThat(readme).contains(scripts);
    }
  }

  @Test
  void topicsThatItNamesAreThere() {
    List<String> named =
        Pattern.compile("`help ([a-z-]+)`")
            .matcher(readme)
            .results()
            .map(match -> match.group(1))
            .filter(name -> !List.of("all", "auth", "token").contains(name))
            .toList();
    assertThat(named).isNotEmpty().allMatch(name -> Topic.named(name).isPresent());
  }

  @Test
  void exitStatusesAreThoseOfTheHelpPage() {
    String help = Topic.named("exit-status").orElseThrow().text();
    List<String> statuses =
        Pattern.compile("(?m)^- (\\d+) ").matcher(help).results().map(this::number).toList();
    assertThat(statuses).hasSize(7);
    String line = readme.substring(readme.indexOf("Exit statuses: "));
    assertThat(line.substring(0, line.indexOf("interrupted.")).split("[^0-9]+"))
        .filteredOn(text -> !text.isEmpty())
        .containsExactlyElementsOf(statuses);
  }

  @Test
  void mistypedPlacesAndUnknownPrincipalsAreFound(@TempDir Path directory) {
    assertThat(readme)
        .contains("a place that is mistyped | found before anything is changed")
        .contains("a note names those that are close to it; `--known` refuses it");
    assertThat(
            ScriptedRun.of(directory, "auth", "activate", "--initial-admin=robot:admin", "-q")
                .status())
        .isZero();
    assertThat(add(directory, "robot:admin", "repo:default/nowhere").status()).isEqualTo(1);
    ScriptedRun unknown = add(directory, "robot:admim", "cluster");
    assertThat(unknown.status()).isZero();
    assertThat(unknown.err()).startsWith("note: ").contains("robot:admin");
    assertThat(add(directory, "robot:admix", "cluster", "--known").status()).isNotZero();
  }

  private static ScriptedRun add(Path directory, String... words) {
    List<String> line = new ArrayList<>(List.of("auth", "add", "repoReader"));
    line.addAll(List.of(words));
    return ScriptedRun.of(directory, line.toArray(String[]::new));
  }

  private String number(MatchResult match) {
    return match.group(1);
  }
}
