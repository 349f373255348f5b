package io.pachsh.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  @Test
  void namesWhatIsOpen() {
    assertThat(open("echo 'a")).isEqualTo("quote '");
    assertThat(open("echo \"a'")).isEqualTo("quote \"");
    assertThat(open("echo $(a")).isEqualTo("$(");
    assertThat(open("echo \"$(a")).isEqualTo("$(");
    assertThat(open("echo ${x:-a")).isEqualTo("${");
    assertThat(open("cat <<EOF")).isEqualTo("heredoc EOF");
    assertThat(open("cat <<EOF\nbody\n EOF\n")).isEqualTo("heredoc EOF");
    assertThat(open("cat <<-'END'; b\n")).isEqualTo("heredoc END");
    assertThat(open("a $(cat <<X\n")).isEqualTo("heredoc X");
    assertThat(open("a \\")).isEqualTo("\\");
    assertThat(open("a \\\n")).isEqualTo("\\");
    assertThat(open("a &&")).isEqualTo("&&");
    assertThat(open("a || # and\n\n")).isEqualTo("||");
    assertThat(open("a |")).isEqualTo("|");
  }

  @Test
  void saysWhyAHereDocumentIsNotClosed() {
    String text = "a\nset-config <<EOF\n{\n  EOF\nwhoami\n";
    SyntaxProblem problem = ((Parsed.Open) Parser.parse(text)).atEnd();
    assertThat(problem.sentence())
        .isEqualTo("The here-document <<EOF is never closed: no line is `EOF` alone.");
    assertThat(problem.advice())
        .isEqualTo(
            "Line 4 is `EOF` with spaces before it: remove them; or use `<<-EOF` and indent with"
                + " tabs, which it drops.");
    assertThat(problem.where()).isEqualTo(new Position(2, 12));
    assertThat(((Parsed.Open) Parser.parse("a <<E\n\tE\n")).atEnd().advice())
        .isEqualTo(
            "Line 2 is `E` with tabs before it: remove them, or use `<<-E`, which drops leading"
                + " tabs.");
    assertThat(((Parsed.Open) Parser.parse("a <<E\nE \n")).atEnd().advice())
        .isEqualTo("Line 2 is `E` with blanks behind it: remove them.");
  }

  @Test
  void splitsATextIntoCompleteCommands() {
    List<CompleteCommand> lines =
        lines("# c\n\na; b && c\ncat <<EOF | d\nsecret\nEOF\necho 'x\ny' ; e\nlast");
    assertThat(lines)
        .extracting(CompleteCommand::source)
        .containsExactly("a; b && c", "cat <<EOF | d\nsecret\nEOF", "echo 'x\ny' ; e", "last");
    assertThat(lines)
        .extracting(completeCommand -> completeCommand.where().line())
        .containsExactly(3, 4, 7, 9);
    assertThat(lines.get(1).head()).isEqualTo("cat <<EOF | d");
  }

  @Test
  void keepsTheBodiesOfHereDocumentsOutOfTheHead() {
    String text = "a <<A && b <<'B' &&\none\nA\ntwo\nB\nc $(d <<D\nthree\nD\n)";
    assertThat(lines(text).get(0).head()).isEqualTo("a <<A && b <<'B' &&\nc $(d <<D\n)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "echo a~b #c | 2",
        "echo a#b {} }x{ | 4",
        "echo ! !x | 3",
        "a=b c=d | 0",
        "echo a=b | 2",
        "''=x | 1",
        "export a=b:c | 2",
        "--x=~ y | 2",
        "echo \\* '?' \"[\" | 4",
        "echo $ $% \"$\" | 4",
        "echo 'if' then | 3",
        "'if' | 1",
        "echo 2 > f | 2",
      })
  void countsWords(String text, int words) {
    assertThat(first(text).words()).hasSize(words);
  }

  @Test
  void knowsProgramsByTheirExclamationMark() {
    assertThat(first("!ls -l").kind()).isEqualTo(SimpleCommand.Kind.PROGRAM);
    assertThat(first("!\"my program\"").kind()).isEqualTo(SimpleCommand.Kind.PROGRAM);
    assertThat(first("\\!ls").kind()).isEqualTo(SimpleCommand.Kind.COMMAND);
    assertThat(first("!A=b c").words()).hasSize(2);
    Pipeline pipeline = lines("a | b | !c").get(0).commands().chains().get(0).first();
    assertThat(pipeline.parts())
        .extracting(SimpleCommand::kind)
        .containsExactly(
            SimpleCommand.Kind.COMMAND, SimpleCommand.Kind.PIPED, SimpleCommand.Kind.PROGRAM);
  }

  @Test
  void takesWindowsLineEndsAndAByteOrderMark() {
    List<CompleteCommand> lines = lines("\uFEFFcat <<EOF\r\nbody\r\nEOF\r\necho a \\\r\n  b\r\n");
    assertThat(lines)
        .extracting(CompleteCommand::source)
        .containsExactly("cat <<EOF\r\nbody\r\nEOF", "echo a \\\r\n  b");
  }

  @Test
  void keepsTheCommandsInFrontOfAProblem() {
    Parsed.Wrong wrong = (Parsed.Wrong) Parser.parse("a\nb\nc *\n", 10);
    assertThat(wrong.before()).extracting(CompleteCommand::source).containsExactly("a", "b");
    assertThat(wrong.problem().where()).isEqualTo(new Position(12, 3));
  }

  private static String open(String text) {
    Parsed parsed = Parser.parse(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Open.class);
    return ((Parsed.Open) parsed).what();
  }

  private static SimpleCommand first(String text) {
    return lines(text).get(0).commands().chains().get(0).first().first();
  }

  private static List<CompleteCommand> lines(String text) {
    Parsed parsed = Parser.parse(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Complete.class);
    return ((Parsed.Complete) parsed).lines();
  }
}
