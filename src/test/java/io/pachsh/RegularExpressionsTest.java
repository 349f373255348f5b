package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A repeated group makes the matcher call itself for each repetition, so that a long text overflows
 * the stack: it has to be possessive, which makes the matcher a loop, or a character class.
 */
class RegularExpressionsTest {
  private static final Pattern CALL =
      Pattern.compile(
          "(?:Pattern\\s*\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");

  /** A group that repeats without a limit, or up to one of two digits and more. */
  private static final Pattern REPEATED =
      Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d*,(?:\\d{2,})?\\})(?!\\+)");

  @Test
  void noGroupRepeatsButPossessively() throws IOException {
    List<String> found = new ArrayList<>();
    int looked = 0;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        for (String expression : expressions(Files.readString(source))) {
          looked++;
          if (REPEATED.matcher(withoutClasses(expression)).find()) {
            found.add(source + ": " + expression);
          }
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(looked).isGreaterThan(100);
  }

  @Test
  void knowsARepeatedGroupWhenItSeesOne() {
    assertThat(expressions("x = Pattern.compile(\"a\" + \"(?:b|\\\\d)*\");"))
        .containsExactly("a(?:b|\\d)*");
    assertThat(REPEATED.matcher("a(?:b|\\d)*").find()).isTrue();
    assertThat(REPEATED.matcher("(?:a|b)*+c(d)?\\)*(e){1,3}").find()).isFalse();
    assertThat(withoutClasses("[)*\\]]*x(a)+")).isEqualTo("[]*x(a)+");
  }

  /** The texts in each call that takes an expression, joined and unescaped. */
  private static List<String> expressions(String source) {
    List<String> expressions = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      StringBuilder text = new StringBuilder();
      Matcher literal = LITERAL.matcher(source).region(call.end(), end(source, call.end()));
      while (literal.find()) {
        text.append(literal.group(1).replace("\\\\", "\\").replace("\\\"", "\""));
      }
      expressions.add(text.toString());
    }
    return expressions;
  }

  /** Where the call's parentheses close; those within texts do not count. */
  private static int end(String source, int start) {
    int open = 1;
    boolean quoted = false;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        open++;
      } else if (!quoted && c == ')' && --open == 0) {
        return i;
      }
    }
    return source.length();
  }

  private static String withoutClasses(String expression) {
    return expression.replaceAll("\\[(?:\\\\.|[^\\]\\\\])*+\\]", "[]");
  }
}
