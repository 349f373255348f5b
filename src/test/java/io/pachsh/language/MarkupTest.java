package io.pachsh.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
  /** Marks as {@code KIND text}, joined by bars; finished, open and wrong texts. */
  private static final Map<SimpleCommand.Kind, String> MARKS =
      Map.of(
          SimpleCommand.Kind.COMMAND, "",
          SimpleCommand.Kind.PROGRAM, "!",
          SimpleCommand.Kind.PIPED, "|");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "auth whoami # who ~ COMMENT # who",
        "echo 'a b' \"c $D e\" ~ STRING 'a b'|STRING \"c $D e\"|VARIABLE $D",
        "echo 'open ~ STRING 'open",
        "echo \"$A open ~ STRING \"$A open|VARIABLE $A",
        "A=1; echo ${A:-x} ~ ASSIGNMENT A=|OPERATOR ;|VARIABLE ${A:-x}",
        "echo ${A ~ VARIABLE ${A",
        "one && two || three | four > five ~ OPERATOR &&|OPERATOR |||OPERATOR ||OPERATOR >",
        "one >> two < three ~ OPERATOR >>|OPERATOR <",
        "cat <<EOF/{$A}/EOF/ ~ DELIMITER <<EOF|DOCUMENT {$A}/|VARIABLE $A|DELIMITER EOF",
        "cat <<'EOF'/$A/ ~ DELIMITER <<'EOF'|STRING 'EOF'|DOCUMENT $A/",
        "echo $(auth whoami) ~ OPERATOR $(|OPERATOR )",
        "echo * b ~ PROBLEM *",
        "if true ~ PROBLEM i"
      })
  void marksWhatTheParserSees(String text, String expected) {
    String typed = text.replace('/', '\n');
    assertThat(
            String.join(
                    "|",
                    Markup.of(typed).marks().stream()
                        .map(
                            markedSpan ->
                                markedSpan.kind()
                                    + " "
                                    + typed.substring(markedSpan.start(), markedSpan.end()))
                        .toList())
                .replace('\n', '/'))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "auth whoami -o json ~ auth whoami -o json",
        "echo $(auth who) && !ls x | grep y ~ echo $(auth who);auth who;!ls x;|grep y",
        "a | !b | $C d ~ a;!b;|$C d",
        "auth set-config 'op ~ auth set-config",
        "config list [ ~ config list"
      })
  void findsEveryCommandAsFarAsItIsThere(String text, String expected) {
    List<String> found =
        Markup.of(text).commands().stream()
            .map(
                command ->
                    MARKS.get(command.kind())
                        + String.join(
                            " ",
                            command.words().stream()
                                .map(word -> text.substring(word.start(), word.end()))
                                .toList()))
            .toList();
    assertThat(String.join(";", found)).isEqualTo(expected);
  }
}
