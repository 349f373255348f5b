package io.pachsh.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final AccessPolicy LIVE =
      read(
          """
          access_version: 1
          bindings:
            cluster: {okta:test@pachyderm.com: [clusterAdmin]}
            project:default: {}
            repo:default/images: {user:eve: [repoReader]}
          groups: {group:devs: []}
          """,
          Policies.empty());

  @Test
  void refusesHalvesOfCharacters() {
    String text =
        "access_version: 1\nbindings:\n  cluster: {\"user:\\ud800\": [debugger]}\ngroups: {}\n";
    assertThatThrownBy(() -> read(text, LIVE))
        .hasMessageContaining("line 3, column 13: it holds half of a character");
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    Random random = new Random(20261123);
    for (int round = 0; round < 300; round++) {
      AccessPolicy policy = Policies.random(random);
      StringBuilder text = new StringBuilder();
      PolicyWriter.write(policy, text);

      AccessPolicy again = PolicyReader.read(text.toString(), Policies.empty(), false);

      assertThat(again).isEqualTo(policy);
      assertThat(text.chars()).as("nothing hides in %s", text).noneMatch(c -> c == 0x202e);
    }
  }

  @Test
  void takesJsonAndNothingAtAllForAnEmptySection() {
    AccessPolicy policy =
        read("{\"access_version\": 1, \"bindings\": {\"cluster\": null}, \"groups\": {}}", LIVE);

    assertThat(policy.bindings()).containsOnlyKeys(Resource.CLUSTER);
    assertThat(policy.bindings().get(Resource.CLUSTER)).isEmpty();
    assertThat(policy.robots()).isEmpty();
  }

  @Test
  void acceptsOddEntriesThatTheClusterHasAlready() {
    String odd =
        """
        access_version: 1
        bindings: {project:default: {robot:ci: [clusterAdmin]}}
        """;

    AccessPolicy forced = PolicyReader.read(odd, LIVE, true);

    assertThat(PolicyReader.read(odd, forced, false)).isEqualTo(forced);
    assertThatThrownBy(() -> read(odd, LIVE)).isInstanceOf(Failure.class);
  }

  @Test
  void takesAProvidersOwnPrefix() {
    AccessPolicy policy =
        read("{access_version: 1, bindings: {cluster: {github:a@b.c: [debugger]}}}", LIVE);

    assertThat(policy.bindings().get(Resource.CLUSTER)).containsKey(new Principal("github:a@b.c"));
  }

  /** First the text with the place of the caret as {@code ^}, then words of the answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^binding: {}|`binding` is not known|Did you mean `bindings`?",
        "^frobnicate: 1|not known at the top level|Known here: access_version, bindings",
        "access_version: ^2|reads access_version 1",
        "access_version: ^'1'|reads access_version 1",
        "bindings: ^[]|`bindings` must be a mapping",
        "bindings: {cluster: {robot:a: [debugger], ^robot:a: []}}|`robot:a` is written twice",
        "bindings: {cluster: {}, ^cluster: {}}|`cluster` is written twice",
        "bindings: {cluster: {robot:a: ^debugger}}|must be a list|Write [repoReader], or []",
        "bindings: {cluster: {robot:a:^ }}|the roles of `robot:a` must be a list",
        "bindings: {cluster: {robot:a: [^{}]}}|must be a text",
        "bindings: {cluster: {robot:a: [debugger, ^debugger]}}|`debugger` is listed twice",
        "bindings: {cluster: {robot:a: [^debuger]}}|`debuger` is no role|mean `debugger`?",
        "bindings: {cluster: {robot:a: [^boss]}}|`boss` is no role|'auth list roles'",
        "bindings: {cluster: {robot:a: [^true]}}|`true` is no role",
        "bindings: {repo:default/images: {robot:a: [^clusterAdmin]}}|not meant for repo:|--force",
        "bindings: {repo:default/images: {user:eve: [^projectOwner]}}|not meant for repo:",
        "bindings: {cluster: {^ada: [debugger]}}|`ada` is no principal: it has no prefix|user:NAME",
        "bindings: {cluster: {^test@pachyderm.com: []}}|Did you mean `okta:test@pachyderm.com`?",
        "bindings: {cluster: {^allclusterusers: []}}|Did you mean `allClusterUsers`?",
        "bindings: {cluster: {^usr:ada: []}}|`usr:` is no prefix|Did you mean `user:ada`?",
        "bindings: {cluster: {^okt:ada: []}}|`okt:` is no prefix|Did you mean `okta:ada`?",
        "bindings: {cluster: {^'robot:': []}}|no principal",
        "bindings: {cluster: {^'': []}}|no principal",
        "bindings: {^repos:images: {}}|`repos:images` is no resource|repo:PROJECT/NAME",
        "bindings: {^projct:default: {}}|is no resource|Did you mean `project:default`?",
        "groups: {^devs: []}|`devs` is no group|Did you mean `group:devs`?",
        "groups: {^user:a: []}|`user:a` is no group|Groups begin with `group:`",
        "groups: {group:devs: [^ada]}|`ada` is no principal",
        "groups: {group:devs:^ }|the members of `group:devs` must be a list",
        "robots: [^ci]|`ci` is no robot|Robots begin with `robot:`",
        "robots: ^{}|`robots` must be a list",
        "groups: ^&g {}|an anchor or alias",
        "robots: ^*r|an anchor or alias",
        "groups: {group:devs: [^*r]}|an anchor or alias|Write the value out",
        "robots: [^\"robot:a|a quote opens here",
        "robots: [^|while a bracket or brace is open",
        "robots: []\n^---\nrobots: []|a second YAML document",
      })
  void pointsAtWhatIsWrong(String row) {
    List<String> cells = Arrays.asList(row.split("\\|"));
    String marked = cells.get(0);
    int caret = marked.indexOf('^');
    String text = marked.substring(0, caret) + marked.substring(caret + 1);
    List<String> before = Arrays.asList(marked.substring(0, caret).split("\n", -1));
    String place =
        "line %d, column %d:".formatted(before.size(), before.get(before.size() - 1).length() + 1);

    assertThatThrownBy(() -> read(text, LIVE))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              String all = failure.sentence() + "\n" + failure.hint().orElse("");
              assertThat(all).startsWith("access policy, " + place);
              cells.subList(1, cells.size()).forEach(words -> assertThat(all).contains(words));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# a comment alone\n", "robots: []", "robot: \u0007"})
  void saysWhatAWholeFileLacks(String text) {
    assertThatThrownBy(() -> read(text, LIVE))
        .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.hint()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pachd:", "pachyderm: pachd:", "a: b: pachyderm: pachd:"})
  void offersBindingsOfAChartWhereverTheyStand(String above) {
    StringBuilder values = new StringBuilder();
    String indent = "";
    for (String key : (above + " pachAuthClusterRoleBindings:").strip().split(" ")) {
      values.append(indent).append(key).append('\n');
      indent += "  ";
    }
    String text = values + indent + "'okta:%s': [clusterAdmin]\n";

    assertThatThrownBy(() -> read(text.formatted("ada@example.com"), LIVE))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.below().toString())
                    .contains("ready to paste", "    okta:ada@example.com: [clusterAdmin]"));
    for (String open : List.of("{{ .Values.admin }}", "<you>", "${ADMIN}", "%ADMIN%")) {
      assertThatThrownBy(() -> read(text.formatted(open), LIVE))
          .isInstanceOfSatisfying(
              Failure.class,
              failure ->
                  assertThat(failure.below().toString())
                      .contains("never filled in")
                      .doesNotContain("ready to paste"));
    }
  }

  private static AccessPolicy read(String text, AccessPolicy live) {
    return PolicyReader.read(text, live, false);
  }
}
