package io.pachsh.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.command.ToyShell;
import io.pachsh.failure.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterpreterTest {
  @TempDir private Path place;
  private ToyShell shell;

  @BeforeEach
  void start() {
    shell = new ToyShell(place);
  }

  @Test
  void makesEachExpansionOneWord() throws Exception {
    shell.run("a='x  *' e=\nargs $a \"$a\" $e b$e");
    assertThat(shell.ran).containsExactly(List.of("args", "x  *", "x  *", "", "b"));
  }

  @Test
  void leavesOutALeadingPachctl() throws Exception {
    shell.run("pachctl echo a; pachsh echo b; pachctl; echo pachctl");
    assertThat(shell.ran)
        .containsExactly(
            List.of("echo", "a"), List.of("echo", "b"), List.of(), List.of("echo", "pachctl"));
  }

  @Test
  void endsTheLineAtAnUnsetVariable() throws Exception {
    int status = shell.run("true\necho $NOPE || echo never");
    assertThat(status).isEqualTo(2);
    assertThat(shell.reports).containsExactly("2: The variable NOPE is not set.");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void saysInWhichLineOfATextItStands() throws Exception {
    shell.run("A=1\necho <<EOF\nfirst $A\nsecond $NOPE\nEOF\necho \"$NOPE\"");

    assertThat(shell.reports)
        .containsExactly(
            "2: The variable NOPE is not set (line 2 of the text).",
            "6: The variable NOPE is not set.");
  }

  @Test
  void endsOnlyTheSubstitutionAtAnUnsetVariable() throws Exception {
    shell.run("echo a$(echo $NOPE)b; x=$(echo ${NOPE:?is needed}) || echo $?");
    assertThat(shell.out()).isEqualTo("ab\n2\n");
    assertThat(shell.reports)
        .containsExactly("1: The variable NOPE is not set.", "1: NOPE: is needed");
  }

  @Test
  void keepsVariablesDirectoryAndExitInsideSubstitutions() throws Exception {
    Files.createDirectory(place.resolve("sub"));
    shell.run("x=1\necho $(x=2; cd sub; echo $x $(!pwd); exit 3) $x\n!pwd");
    assertThat(shell.out()).isEqualTo("2 " + place + "/sub 1\n" + place + "\n");
    assertThatThrownBy(() -> shell.run("exit 3")).isInstanceOf(LeaveException.class);
  }

  @Test
  void makesFilesPrivateAndLeavesTheModeOfOthers() throws Exception {
    Path open = Files.writeString(place.resolve("open"), "old");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    shell.run("echo a > new; echo b > open; echo c >> new");
    assertThat(mode("new")).isEqualTo("rw-------");
    assertThat(mode("open")).isEqualTo("rw-r--r--");
    assertThat(place.resolve("new")).hasContent("a\nc");
    assertThat(open).hasContent("b");
  }

  @Test
  void failsTheCommandAloneWhenAFileCannotBeUsed() throws Exception {
    shell.run("read-all < nothing || echo next; echo a > sub/f; read-all < .; echo a > .");
    assertThat(shell.out()).isEqualTo("next\n");
    assertThat(shell.reports)
        .containsExactly(
            "1: Cannot read nothing: no such file or directory.",
            "1: Cannot write sub/f: no such file or directory.",
            "1: Cannot read .: it is a directory.",
            "1: Cannot write .: it is a directory.");
    assertThat(shell.ran).containsExactly(List.of("echo", "next"));
  }

  @Test
  void noticesAFullDisk() throws Exception {
    assertThat(shell.run("echo a > /dev/full")).isEqualTo(2);
    assertThat(shell.run("!yes > /dev/full")).isEqualTo(2);
    assertThat(shell.reports)
        .containsExactly(
            "1: Cannot write /dev/full: No space left on device.",
            "1: Cannot write /dev/full: No space left on device.");
  }

  @Test
  void feedsCommandsAndPrograms() throws Exception {
    shell.run("read-all <<E\na\nE\n!cat <<E\nb\nE\n!cat <<E | tr b-c x-y\nc\nE\nread-all");
    assertThat(shell.out()).isEqualTo("a\nb\ny\n");
  }

  @Test
  void givesThePipeTheStatusOfItsFirstFailingPart() throws Exception {
    assertThat(shell.run("false | cat")).isEqualTo(1);
    assertThat(shell.run("echo a | sh -c 'exit 4' | sh -c 'exit 5'")).isEqualTo(4);
    assertThat(shell.run("!sh -c 'exit 6' | cat")).isEqualTo(6);
    assertThat(shell.run("!yes | head -n 1")).isZero();
    assertThat(shell.out()).isEqualTo("y\n");
  }

  @Test
  void runsNothingOfAPipeWhoseProgramIsMissing() throws Exception {
    assertThat(shell.run("echo a | no-such-program")).isEqualTo(2);
    assertThat(shell.reports).containsExactly("1: There is no program `no-such-program`.");
    assertThat(shell.ran).isEmpty();
  }

  @Test
  void runsACommandOfOursBehindAPipe() throws Exception {
    shell.run("echo a b | read-all; !echo c | read-all | tr c d; echo e | cat | read-all");
    assertThat(shell.out()).isEqualTo("a b\nd\ne\n");
    shell.run("echo f | !echo g; echo h | read-all | read-all > i; !cat i");
    assertThat(shell.out()).endsWith("g\nh\n");
    assertThat(shell.run("echo a | pachctl read-all | pachsh status 4 | cat")).isEqualTo(4);
  }

  @Test
  void runsItOnlyWhenTheLeftSideHasEndedWell() throws Exception {
    assertThat(shell.run("status 3 | args")).isEqualTo(3);
    assertThat(shell.run("!sh -c 'echo a; exit 5' | args b")).isEqualTo(5);
    assertThat(shell.run("echo a | sh -c 'exit 6' | args b | cat")).isEqualTo(6);
    assertThat(shell.run("echo a | status 7 | args b")).isEqualTo(7);
    assertThat(shell.ran).doesNotContain(List.of("args"), List.of("args", "b"));
    assertThat(shell.run("echo a | status 8 || args or")).isZero();
    assertThat(shell.out()).isEqualTo("[or]\n");
  }

  @Test
  void letsItActOnTheSession() throws Exception {
    Files.createDirectory(place.resolve("sub"));
    shell.run("x=1; echo a | export x | cat; echo a | cd sub; !sh -c 'echo $x'; !pwd");
    assertThat(shell.out()).isEqualTo("1\n" + place.resolve("sub").toRealPath() + "\n");
    shell.run("cd .. | cat");
    assertThat(shell.directory.current()).isEqualTo(place.resolve("sub"));
    assertThatThrownBy(() -> shell.run("echo a | exit 4")).isInstanceOf(LeaveException.class);
    assertThatThrownBy(() -> shell.run("echo a | exit 4 | cat")).isInstanceOf(LeaveException.class);
    assertThat(shell.run("exit 4 | cat")).isEqualTo(4);
  }

  @Test
  void bindsWhatPassesToACommandOfOurs() throws Exception {
    assertThat(shell.run("!head -c 16777216 /dev/zero | read-all | wc -c")).isZero();
    assertThat(shell.out().strip()).isEqualTo("16777216");
    assertThat(shell.run("!head -c 16777217 /dev/zero | args")).isEqualTo(2);
    assertThat(shell.run("!yes | args")).isEqualTo(2);
    shell.run("half=$(!head -c 8388608 /dev/zero | tr '\\0' x)");
    assertThat(shell.run("echo $half $half | args")).isEqualTo(2);
    assertThat(shell.reports)
        .hasSize(3)
        .allMatch(report -> report.contains("16 MiB came through `|`: the command behind it did"));
    assertThat(shell.ran).doesNotContain(List.of("args"));
  }

  @Test
  void masksInTheTraceWhatIsPrintedForAReaderOfSecrets() throws Exception {
    shell.run("echo s3cret | read-secret; !printf %s s3cret | tr a a | read-secret | cat");
    shell.run("echo shown | read-all; echo shown | tr a a");
    assertThat(shell.traced.toString()).doesNotContain("s3cret").contains("echo, •••", "!tr, a, a");
    assertThat(shell.traced.toString()).contains("echo, shown");
    assertThat(shell.ran).contains(List.of("s3cret\n"), List.of("s3cret"));
  }

  @Test
  void failsOneCommandAloneWhenItsHereDocumentCannotBeExpanded() throws Exception {
    int status = shell.run("read-all <<E || args $?; args after\n$NOPE\nE\nargs next");
    assertThat(status).isZero();
    assertThat(shell.ran)
        .containsExactly(List.of("args", "2"), List.of("args", "after"), List.of("args", "next"));
    assertThat(shell.reports).containsExactly("1: The variable NOPE is not set.");
    shell.run("echo a > made <<E\n${NOPE:?no}\nE\n!cat made");
    assertThat(shell.out()).doesNotContain("a\n").endsWith("[next]\n");
  }

  @Test
  void expandsAHereDocumentWhenItsTurnHasCome() throws Exception {
    shell.run("read-all < nowhere <<E\n$(status 3)$NOPE\nE");
    assertThat(shell.reports).singleElement().asString().contains("nowhere");
    assertThat(shell.ran).isEmpty();
  }

  @Test
  void keepsCarriageReturnsInQuotesAlone() throws Exception {
    shell.run("echo \"a\r\nb\"'\r\n'${c:-\r\n}d \\\r\n e\r\n\r\n# \r\necho f\r");
    assertThat(shell.out()).isEqualTo("a\r\nb\r\n\r\nd e\nf\n");
    shell.run("read-all <<E\r\ng\r\nE\r\nread-all <<E\nh\r\nE\r\nE\n");
    assertThat(shell.out()).endsWith("f\ng\r\nh\r\nE\r\n");
  }

  @Test
  void givesProgramsTheEnvironmentAndWhatIsExported() throws Exception {
    shell.run("a=1 b=2 HOME=/h; export b; !sh -c 'echo ${a-none} $b $HOME $PATH'");
    assertThat(shell.out()).isEqualTo("none 2 /h /usr/local/bin:/usr/bin:/bin\n");
  }

  @Test
  void tracesCommandsAssignmentsAndPrograms() throws Exception {
    shell.run("x=$(echo a); !true | cat | args");
    assertThat(shell.traced)
        .containsExactly(
            List.of("echo", "a"),
            List.of("x=a"),
            List.of("!true"),
            List.of("!cat"),
            List.of("args"));
  }

  @Test
  void endsTheLineWhenACommandIsInterrupted() {
    assertThatThrownBy(() -> shell.run("interrupt || echo never")).isInstanceOf(Interruption.class);
    assertThatThrownBy(() -> shell.run("echo $(interrupt); echo never"))
        .isInstanceOf(Interruption.class);
    assertThat(shell.interpreter.status()).isEqualTo(130);
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void takesAStatusOf130ForAStatus() throws Exception {
    assertThat(shell.run("status 130 || echo $?$(status 130)")).isZero();
    assertThat(shell.out()).isEqualTo("130\n");
  }

  @Test
  void killsProgramsWhenInterrupted() throws Exception {
    Path started = place.resolve("pid");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                shell.run("!sh -c 'echo $$ > part && mv part pid && exec sleep 600'");
              } catch (IOException | RuntimeException e) {
                thrown.set(e);
              }
            });
    thread.start();
    while (!Files.exists(started)) {
      Thread.onSpinWait();
    }
    ProcessHandle program =
        ProcessHandle.of(Long.parseLong(Files.readString(started).strip())).orElseThrow();
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(Interruption.class);
    program.onExit().get(20, TimeUnit.SECONDS);
    assertThat(shell.interpreter.status()).isEqualTo(130);
  }

  @Test
  void runsManySimpleCommandsFast() throws Exception {
    int count = 20_000;
    shell.run("a=b\n" + "true $a \"c $a\" 'd'\n".repeat(count));
    assertThat(shell.ran).hasSize(count);
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(file)));
  }
}
