package io.pachsh.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.DisplayWidth;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer.Checklist;
import io.pachsh.output.Answer.Checklist.Item;
import io.pachsh.output.Answer.Checklist.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checklists on screens of any width: words stay whole, and commands on their line. */
class ChecklistLayoutTest {
  private static final String COMMAND =
      "auth add projectViewer okta:ada@example.com project:default";

  private static final Checklist SAMPLE =
      new Checklist(
          Fields.of("status", "fail"),
          List.of(
              item("login.begun", Mark.PASS, "the provider's sign-in page was opened"),
              new Item(
                  "login.bindings",
                  "",
                  Mark.WARN,
                  "no role is given to okta:ada@example.com or their groups",
                  List.of("projectCreator on the cluster, by allClusterUsers"),
                  List.of(COMMAND)),
              new Item(
                  "login.email",
                  "",
                  Mark.FAIL,
                  "it is missing",
                  List.of(),
                  List.of("Give the person an address, and the app the claim for it.")),
              item("a.one", Mark.SKIP, "the login ended at login.email"),
              item("a.two", Mark.SKIP, "the login ended at login.email"),
              item("a.three", Mark.SKIP, "the login ended at login.email")),
          "6 checks: 1 PASS, 1 WARN, 1 FAIL, 3 SKIP.");

  private static Item item(String name, Mark mark, String observed) {
    return new Item(name, "", mark, observed, List.of(), List.of());
  }

  private static String shown(int width, Theme theme) {
    return new Renderer(width, theme).render(SAMPLE, Format.TABLE);
  }

  @Test
  void onAWideScreenEverythingStandsInColumns() {
    assertThat(shown(120, Theme.PLAIN))
        .isEqualTo(
            """
            PASS  login.begun     the provider's sign-in page was opened
            WARN  login.bindings  no role is given to okta:ada@example.com or their groups
                  projectCreator on the cluster, by allClusterUsers
                  fix: auth add projectViewer okta:ada@example.com project:default
            FAIL  login.email     it is missing
                  fix: Give the person an address, and the app the claim for it.
            SKIP  (3 checks)      the login ended at login.email
            6 checks: 1 PASS, 1 WARN, 1 FAIL, 3 SKIP.
            """);
    assertThat(shown(0, Theme.PLAIN)).isEqualTo(shown(120, Theme.PLAIN));
  }

  @Test
  void onAMiddlingScreenTheColumnIsBroken() {
    assertThat(shown(64, Theme.PLAIN))
        .isEqualTo(
            """
            PASS  login.begun     the provider's sign-in page was opened
            WARN  login.bindings  no role is given to okta:ada@example.com
                                  or their groups
                  projectCreator on the cluster, by allClusterUsers
                  fix:
            auth add projectViewer okta:ada@example.com project:default
            FAIL  login.email     it is missing
                  fix: Give the person an address, and the app the claim for
                       it.
            SKIP  (3 checks)      the login ended at login.email
            6 checks: 1 PASS, 1 WARN, 1 FAIL, 3 SKIP.
            """);
  }

  @Test
  void onANarrowScreenWhatWasSeenStandsBeneathItsName() {
    assertThat(shown(40, Theme.PLAIN))
        .isEqualTo(
            """
            PASS  login.begun
                  the provider's sign-in page was
                  opened
            WARN  login.bindings
                  no role is given to
                  okta:ada@example.com or their
                  groups
                  projectCreator on the cluster,
                    by allClusterUsers
                  fix:
            auth add projectViewer okta:ada@example.com project:default
            FAIL  login.email     it is missing
                  fix: Give the person an address,
                       and the app the claim for it.
            SKIP  (3 checks)
                  the login ended at login.email
            6 checks: 1 PASS, 1 WARN, 1 FAIL, 3
            SKIP.
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 57, 80, 120})
  void noWordIsBrokenAndNoCommand(int width) {
    List<String> lines = shown(width, Theme.PLAIN).lines().toList();
    assertThat(lines).anySatisfy(line -> assertThat(line).endsWith(COMMAND));
    assertThat(lines)
        .filteredOn(line -> !line.endsWith(COMMAND))
        .allSatisfy(
            line ->
                assertThat(DisplayWidth.of(line) <= width || !line.strip().contains(" "))
                    .as(line)
                    .isTrue());
  }

  @Test
  void marksAreColouredAndNothingElse() {
    String shown = shown(120, Theme.DARK);
    assertThat(shown)
        .contains("\u001b[32mPASS\u001b[0m  login.begun")
        .contains("\u001b[33mWARN\u001b[0m")
        .contains("\u001b[1;31mFAIL\u001b[0m")
        .contains("\u001b[2mSKIP\u001b[0m");
    assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(shown(120, Theme.PLAIN));
  }

  @Test
  void whatComesFromOutsideIsOneLineAndClean() {
    Checklist hostile =
        new Checklist(
            Fields.of("status", "pass"),
            List.of(
                new Item(
                    "login.name",
                    "",
                    Mark.PASS,
                    "name is \u001b[2Jx\nFAIL",
                    List.of("a\nb"),
                    List.of())),
            "1 check.");
    assertThat(new Renderer(80, Theme.PLAIN).render(hostile, Format.TABLE).lines())
        .hasSize(3)
        .noneMatch(line -> line.indexOf('\u001b') >= 0);
  }

  @Test
  void programsGetEveryItem() {
    assertThat(new Renderer(80, Theme.PLAIN).render(SAMPLE, Format.NAME)).isEqualTo("fail\n");
    assertThat(new Renderer(80, Theme.PLAIN).render(SAMPLE, Format.JSON))
        .contains("\"check\": \"a.two\"", "\"status\": \"skip\"", "\"fix\": [");
  }
}
