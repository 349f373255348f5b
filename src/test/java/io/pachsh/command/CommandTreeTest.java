package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.command.CommandTree.Resolution;
import io.pachsh.output.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTreeTest {
  private final CommandTree tree =
      new CommandTree()
          .add("auth login", "logs in", CommandTreeTest::nothing)
          .add("auth logout", "logs out", CommandTreeTest::nothing)
          .add("config set active-context", "chooses", CommandTreeTest::nothing)
          .add("status", "shows", CommandTreeTest::nothing);

  private static WordCommand nothing() {
    return (words, streams) -> Answer.nothing();
  }

  @Test
  void findsACommandAndItsArguments() {
    Resolution found = tree.resolve(List.of("auth", "login", "--no-browser"));
    assertThat(found).isInstanceOf(Resolution.Found.class);
    assertThat(((Resolution.Found) found).entry().path()).isEqualTo("auth login");
    assertThat(((Resolution.Found) found).arguments()).containsExactly("--no-browser");
  }

  @Test
  void namesTheCommandsOfAGroup() {
    Resolution group = tree.resolve(List.of("auth"));
    assertThat(((Resolution.Group) group).entries())
        .extracting(CommandTree.Entry::path)
        .containsExactly("auth login", "auth logout");
  }

  @Test
  void suggestsNearWordsOfTheSameGroup() {
    Resolution unknown = tree.resolve(List.of("auth", "logn"));
    assertThat(((Resolution.Unknown) unknown).suggestions()).containsExactly("auth login");
  }

  @Test
  void suggestsACommandWhoseGroupWasForgotten() {
    Resolution unknown = tree.resolve(List.of("login"));
    assertThat(((Resolution.Unknown) unknown).suggestions()).contains("auth login");
  }

  @Test
  void suggestsNothingForNonsense() {
    Resolution unknown = tree.resolve(List.of("frobnicate"));
    assertThat(((Resolution.Unknown) unknown).suggestions()).isEmpty();
  }

  @Test
  void knowsWhatCanFollow() {
    assertThat(tree.following(List.of())).containsExactly("auth", "config", "status");
    assertThat(tree.following(List.of("config", "set"))).containsExactly("active-context");
  }

  @Test
  void understandsWordsOfOtherProgramsAndListsThemNowhere() {
    tree.understanding("config use-context", "config set active-context");
    Resolution meant = tree.resolve(List.of("config", "use-context", "prod"));
    assertThat(meant).isInstanceOf(Resolution.Found.class);
    assertThat(((Resolution.Found) meant).entry().path()).isEqualTo("config set active-context");
    assertThat(((Resolution.Found) meant).arguments()).containsExactly("prod");
    assertThat(tree.following(List.of("config"))).doesNotContain("use-context");
    assertThat(tree.isMeantBy(List.of("config", "use-context"))).isTrue();
  }
}
