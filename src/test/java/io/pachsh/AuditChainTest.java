package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 'audit verify' says of records that somebody altered, and what saving does to them. */
class AuditChainTest {
  @TempDir private Path directory;

  @BeforeEach
  void fourRecords() {
    run("auth activate -q --initial-admin robot:admin > token; auth use-auth-token < token; save");
    run("create project a; save");
    run("create project b; create project c; save");
  }

  @Test
  void printsTheHeadOfAChainThatIsWhole() throws Exception {
    String last = lines().get(lines().size() - 1);
    String head = last.substring(last.length() - 66, last.length() - 2);

    assertThat(run("audit verify"))
        .isEqualTo("The chain is whole: 4 records, up to change 6.\nHead: %s\n".formatted(head));
    assertThat(run("audit verify -o json")).contains("\"chained\": 4", "\"head\": \"" + head);
  }

  @Test
  void saysWhereTheChainBreaks() throws Exception {
    List<String> whole = lines();
    breaksAt("line 2, change 4", lines -> lines.set(1, lines.get(1).replace("\"a\"", "\"x\"")));
    breaksAt("line 2, change 5", lines -> lines.remove(1));
    breaksAt("line 3, change 4", lines -> lines.add(2, lines.get(1)));
    breaksAt("line 2, change 5", lines -> Collections.swap(lines, 1, 2));
    breaksAt("line 4, change 6", lines -> lines.set(3, lines.get(3).replace("\"c\"", "\"x\"")));
    breaksAt("line 1, change 4", lines -> lines.remove(0));
    breaksAt("line 3 is no record", lines -> lines.set(2, "{\"n\":"));
    breaksAt(
        "it ends with change 5, and the snapshot knows of change 6: records are missing",
        lines -> lines.remove(3));
    breaksAt("it ends with change 0, and the snapshot knows of change 6", List::clear);
    breaksAt(
        "line 2, change 4, is not chained",
        lines -> lines.replaceAll(line -> line.contains("\"a\"") ? unchained(line) : line));
    breaksAt("the snapshot knows", lines -> lines.replaceAll(AuditChainTest::unchained));
    Files.write(audit(), whole);
    run("audit verify");
  }

  @Test
  void aCutTailIsSeenAfterTheNextSaveToo() throws Exception {
    List<String> lines = lines();
    Files.write(audit(), lines.subList(0, 3));
    run("create project d; save");

    assertThat(fails("audit verify")).contains("line 4, change 7, does not follow");
  }

  @Test
  void aLastRecordWithoutItsNewlineStays() throws Exception {
    String whole = Files.readString(audit());
    Files.writeString(audit(), whole.substring(0, whole.length() - 1));
    run("create project d; save");

    assertThat(Files.readString(audit())).startsWith(whole);
    assertThat(lines()).hasSize(5);
    run("audit verify");
  }

  @Test
  void aFileWithoutAnyNewlineStays() throws Exception {
    String first = lines().get(0);
    Files.writeString(audit(), first);
    run("create project d; save");

    assertThat(Files.readString(audit())).startsWith(first + "\n{");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void whatIsNoRecordStaysAsWell() throws Exception {
    for (String end : List.of("{\"n\":2,\"at", "not ours", "not ours\n")) {
      Files.writeString(audit(), "{\"n\":1}\n" + end);
      run("create project p" + end.length() + "; save");

      assertThat(Files.readString(audit())).startsWith("{\"n\":1}\n" + end.strip() + "\n{");
      assertThat(fails("audit")).contains("audit.jsonl: line ");
    }
  }

  @Test
  void recordsOfAnEarlierVersionAreNotChained() throws Exception {
    Path old = Files.createDirectory(directory.resolve("old"));
    FirstHome.into(old);
    Path file = old.resolve("home/clusters/local/audit.jsonl");
    String before = Files.readString(file);
    assertThat(ScriptedRun.of(old, "-c", "audit verify").out())
        .isEqualTo(
            "No record is chained yet; the next save begins the chain.\n"
                + "Not chained, because an earlier version wrote them: 8 records.\n");

    ScriptedRun.of(old, "-c", "create project d; save; create project e; save");

    assertThat(Files.readString(file)).startsWith(before);
    assertThat(ScriptedRun.of(old, "-c", "audit verify").out())
        .contains("The chain is whole: 2 records", "wrote them: 8 records.\nHead: ");
    Files.writeString(file, Files.readString(file).replace("user:ada@", "user:eva@"));
    assertThat(ScriptedRun.of(old, "-c", "audit verify").err())
        .contains("line 9, change ", "does not follow what stands before it");
  }

  private void breaksAt(String where, Consumer<List<String>> alteration) throws IOException {
    List<String> whole = lines();
    List<String> altered = new ArrayList<>(whole);
    alteration.accept(altered);
    Files.write(audit(), altered);

    assertThat(fails("audit verify"))
        .startsWith("-c:1: The audit of 'local' is not what was recorded: ")
        .contains(where);
    assertThat(Files.readAllLines(audit())).isEqualTo(altered);
    Files.write(audit(), whole);
  }

  private static String unchained(String line) {
    return line.replaceFirst(",\"chain\":\"[0-9a-f]{64}\"}$", "}");
  }

  private Path audit() {
    return directory.resolve("home/clusters/local/audit.jsonl");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(audit());
  }

  private String run(String commands) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", commands);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private String fails(String command) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", command);
    assertThat(run.status()).as(run.out()).isEqualTo(1);
    return run.err();
  }
}
