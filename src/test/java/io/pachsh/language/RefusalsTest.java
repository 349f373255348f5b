package io.pachsh.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.failure.Exit;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each construct that the language leaves out, the place it is found at, and its name. */
class RefusalsTest {
  private static final String CASES =
      """
      echo *                 | 6 | GLOB_STAR
      echo a*b               | 7 | GLOB_STAR
      x=*                    | 3 | GLOB_STAR
      echo ${x:-*}           | 11| GLOB_STAR
      curl http://h/?q       | 15| GLOB_ANY
      echo [a]               | 6 | GLOB_SET
      [ a = b ]              | 1 | GLOB_SET
      [[ a ]]                | 1 | GLOB_SET
      cd ~                   | 4 | TILDE
      cd ~/x                 | 4 | TILDE
      x=~                    | 1 | TILDE
      x=a:~/b                | 1 | TILDE
      export x=~/b           | 8 | TILDE
      echo ${x:-~}           | 11| TILDE
      echo `ls`              | 6 | BACKTICK
      echo "`ls`"            | 7 | BACKTICK
      sleep 1 &              | 9 | BACKGROUND
      a&b                    | 2 | BACKGROUND
      & a                    | 1 | BACKGROUND
      a &> f                 | 3 | BACKGROUND
      a |& b                 | 3 | PIPE_BOTH
      a;; b                  | 2 | CASE_END
      ;; b                   | 1 | CASE_END
      echo $((1 + 2))        | 6 | ARITHMETIC
      echo "$((1))"          | 7 | ARITHMETIC
      echo $1                | 6 | POSITIONAL
      echo "$@"              | 7 | POSITIONAL
      echo $*                | 6 | POSITIONAL
      echo $#                | 6 | POSITIONAL
      echo $$                | 6 | POSITIONAL
      echo $!                | 6 | POSITIONAL
      echo $-                | 6 | POSITIONAL
      echo ${1}              | 6 | POSITIONAL
      echo $'a'              | 6 | DOLLAR_QUOTE
      echo $"a"              | 6 | DOLLAR_QUOTE
      echo ${x#y}            | 6 | BRACE_FORM
      echo ${x%%y}           | 6 | BRACE_FORM
      echo ${x-y}            | 6 | BRACE_FORM
      echo ${x:=y}           | 6 | BRACE_FORM
      echo ${x=y}            | 6 | BRACE_FORM
      echo ${x:+y}           | 6 | BRACE_FORM
      echo ${x?y}            | 6 | BRACE_FORM
      echo ${x:1:2}          | 6 | BRACE_FORM
      echo ${x/a/b}          | 6 | BRACE_FORM
      echo ${x[0]}           | 6 | BRACE_FORM
      echo ${#x}             | 6 | BRACE_FORM
      echo ${!x}             | 6 | BRACE_FORM
      echo ${}               | 6 | BRACE_FORM
      echo ${?:-x}           | 6 | BRACE_FORM
      echo "${x:-"y"}"       | 12| BRACE_QUOTE
      (echo a)               | 1 | PARENTHESIS
      f() { echo a; }        | 2 | PARENTHESIS
      echo a)                | 7 | PARENTHESIS_END
      { echo a; }            | 1 | GROUP
      }                      | 1 | GROUP
      if true                | 1 | CONDITION
      for x in a             | 1 | LOOP
      while true             | 1 | LOOP
      until true             | 1 | LOOP
      case x in              | 1 | CONDITION
      function f             | 1 | CONDITION
      a; then b              | 4 | CONDITION
      ! true                 | 1 | NEGATION
      !                      | 1 | NEGATION
      !!                     | 1 | HISTORY
      A=b command            | 5 | PREFIX_ASSIGNMENT
      A=b !cat               | 5 | PREFIX_ASSIGNMENT
      A+=b                   | 1 | APPEND_ASSIGNMENT
      A=b | cat              | 1 | ASSIGNMENT_IN_PIPE
      a | A=b cat            | 5 | ASSIGNMENT_IN_PIPE
      A=b > f                | 1 | ASSIGNMENT_REDIRECTED
      a 2> f                 | 3 | DESCRIPTOR
      a 2>&1                 | 3 | DESCRIPTOR
      a 0< f                 | 3 | DESCRIPTOR
      a >&2                  | 3 | DUPLICATION
      a <&3                  | 3 | DUPLICATION
      a >| f                 | 3 | CLOBBER
      a <> f                 | 3 | READ_WRITE
      a <<< f                | 3 | HERE_STRING
      a <(b)                 | 3 | PROCESS
      a >(b)                 | 3 | PROCESS
      > f                    | 1 | BARE_REDIRECTION
      echo $(< f)            | 8 | BARE_REDIRECTION
      a | cat < f            | 5 | PIPE_HAS_INPUT
      a > f | cat            | 1 | PIPE_HAS_OUTPUT
      a <<$x                 | 3 | DELIMITER_EXPANDS
      """;

  @Test
  void namesEveryConstructAtItsPlace() {
    Set<Unsupported> unseen = EnumSet.allOf(Unsupported.class);
    for (String row : CASES.lines().toList()) {
      int name = row.lastIndexOf('|');
      int column = row.lastIndexOf('|', name - 1);
      Unsupported expected = Unsupported.valueOf(row.substring(name + 1).strip());
      String text = row.substring(0, column).strip();
      int at = Integer.parseInt(row.substring(column + 1, name).strip());
      SyntaxProblem problem = wrong("# first\n" + text + "\n");
      assertThat(problem.sentence()).as(text).isEqualTo(expected.sentence());
      assertThat(problem.where()).as(text).isEqualTo(new Position(2, at));
      assertThat(problem.advice()).isEqualTo(expected.advice());
      unseen.remove(expected);
    }
    assertThat(unseen).containsOnly(Unsupported.NUL, Unsupported.TOO_DEEP);
  }

  @Test
  void refusesNulAndEndlessNesting() {
    assertThat(wrong("echo a\0").sentence()).isEqualTo(Unsupported.NUL.sentence());
    assertThat(wrong("echo " + "$(".repeat(100_000)).sentence())
        .isEqualTo(Unsupported.TOO_DEEP.sentence());
    assertThat(wrong("echo " + "${a:-".repeat(100_000)).sentence())
        .isEqualTo(Unsupported.TOO_DEEP.sentence());
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(wrong("&& a").sentence()).isEqualTo("A command is missing before `&&`.");
    assertThat(wrong("a && ; b").sentence()).isEqualTo("A command is missing before `;`.");
    assertThat(wrong("a | | b").sentence()).isEqualTo("A command is missing before `|`.");
    assertThat(wrong("a >").sentence()).isEqualTo("A file name is missing behind `>`.");
    assertThat(wrong("a <<\n").sentence()).isEqualTo("The delimiter is missing behind `<<`.");
    assertThat(wrong("$(a <<E)").sentence())
        .isEqualTo("The here-document <<E has no body before the `)`.");
    assertThat(wrong("cat <<E\n$(echo\nE\n").sentence())
        .isEqualTo("The `$(` that opens here is never closed.");
  }

  @Test
  void showsTheLineWithACaret() {
    var failure = wrong("echo a\n\techo é 2> f").failureIn("setup.pachsh", "\techo é 2> f");
    assertThat(failure.exit()).isEqualTo(Exit.USAGE);
    assertThat(failure.sentence())
        .isEqualTo("setup.pachsh:2:9: Numbered redirections such as `2>` are not understood.");
    assertThat(failure.hint().orElseThrow().lines().limit(2))
        .containsExactly("   echo é 2> f", "          ^");
    assertThat(wrong("echo *").failure("echo *").sentence()).startsWith("Line 1, column 6: ");
  }

  @Test
  void cutsLongLines() {
    SyntaxProblem problem = wrong("echo " + "x".repeat(500) + "*" + "y".repeat(500));
    String excerpt = problem.excerpt(problem.line()).toString();
    assertThat(excerpt.lines().map(String::length)).allMatch(length -> length < 110);
    assertThat(excerpt).contains("*");
  }

  private static SyntaxProblem wrong(String text) {
    Parsed parsed = Parser.parse(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Wrong.class);
    return ((Parsed.Wrong) parsed).problem();
  }
}
