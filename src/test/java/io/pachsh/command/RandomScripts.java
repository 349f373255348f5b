package io.pachsh.command;

import java.util.Random;

/**
 * Makes scripts inside the language at random. {@link #PROGRAM} stands before each program: nothing
 * for dash, an exclamation mark for us. An unquoted expansion is never a whole word, because there
 * the shells differ from us by design: an empty one is no word for them.
 */
final class RandomScripts {
  static final char PROGRAM = '\u0001';

  private static final String[] BARE = {
    "a", "bc", "Zed", "0", "42", "-", "--x=y", "_", ".", ",", ":", "/", "%", "+", "=", "@", "]",
    "{", "}", "!", "^", "a#b", "é", "€", "a~b", "-n"
  };
  private static final String[] SINGLE = {
    "", "a b", "$a", "\"", "\\", "\\n", "\\c", "\\0101", "\\t", "`", "*", "#", ";", "&", "|", "<",
    ">", "(", ")", "~", "\n", "  ", "ü", "${a", "\\\\", "!"
  };
  private static final String[] DOUBLE = {
    "", "a b", "'", "\\\"", "\\\\", "\\$", "\\`", "\\n", "\\z", "*", "#", ";", "&", "|", "<", ">",
    "(", ")", "~", "\n", "  ", "ü", "$ ", "$%", "\\\n", "!", "}", "\\}"
  };
  private static final String[] ESCAPED = {
    "\\a", "\\\\", "\\'", "\\\"", "\\$", "\\ ", "\\;", "\\*", "\\#", "\\&", "\\(", "\\~", "\\\n",
    "\\é", "\\}"
  };
  private static final String[] BODY = {
    "plain",
    " two  words",
    "\"",
    "'",
    "\\\\",
    "\\$a",
    "\\\"",
    "\\x",
    "*",
    "#",
    "\\`",
    "\t",
    "$ ",
    "$%",
    "é",
    "\\\n",
    "EOF ",
    " EOF",
    "!",
    "~",
    "{}",
    "&|;<>()"
  };
  private static final String[] FILES = {"f", "g"};

  private final Random random;

  RandomScripts(long seed) {
    random = new Random(seed);
  }

  String script() {
    StringBuilder script = new StringBuilder("a=1 b='x y' e= k=7\necho > f; echo g > g\n");
    int lines = 1 + random.nextInt(6);
    for (int i = 0; i < lines; i++) {
      script.append(line());
    }
    script.append("echo \"[$?] $a $b $e\"\n");
    if (random.nextInt(12) == 0) {
      script.append(one("echo $u\n", "echo x; echo \"${e:?no $a}\"; echo y\n", "b=${u:?}\n"));
    }
    return script.toString();
  }

  private String line() {
    return switch (random.nextInt(12)) {
      case 0 -> "# a 'comment\" $( \\\n";
      case 1 -> "\n  \t\n";
      case 2, 3 -> hereDocument();
      case 4 -> chain(3) + " # comment `'\n";
      default -> list(3) + "\n";
    };
  }

  private String list(int depth) {
    StringBuilder list = new StringBuilder(chain(depth));
    while (random.nextInt(4) == 0) {
      list.append(one(";", " ; ", ";\\\n")).append(chain(depth));
    }
    return list + (random.nextInt(6) == 0 ? " ;" : "");
  }

  private String chain(int depth) {
    StringBuilder chain = new StringBuilder(command(depth));
    while (random.nextInt(3) == 0) {
      chain
          .append(one(" && ", " || ", "&&", "||", " &&\n ", " || # why\n\n", " &\\\n& "))
          .append(command(depth));
    }
    return chain.toString();
  }

  private String command(int depth) {
    return switch (random.nextInt(14)) {
      case 0 -> "true";
      case 1 -> "false";
      case 2 -> one("a", "b", "e") + "=" + value(depth);
      case 3 -> "a=" + value(depth) + " b=" + value(depth);
      case 4 -> echo(depth) + one(" > ", " >> ", ">", " >>") + file();
      case 5 -> PROGRAM + "cat " + one("< ", "<", "< nothing-", "< g < ") + file();
      case 6 ->
          echo(depth) + one(" | ", "|", " |\n") + one("cat", "tr a-z A-Z", "cat | tr '\\n' :");
      case 7 -> PROGRAM + "sh -c 'exit " + random.nextInt(9) + "'";
      case 8 -> PROGRAM + "printf '%s|' " + words(depth);
      case 9 -> "echo $?";
      case 10 -> "> " + file() + " " + echo(depth);
      default -> echo(depth);
    };
  }

  private String echo(int depth) {
    return "echo " + words(depth);
  }

  private String words(int depth) {
    StringBuilder words = new StringBuilder(word(depth));
    while (random.nextInt(2) == 0) {
      words.append(one(" ", "  ", "\t", " \\\n")).append(word(depth));
    }
    return words.toString();
  }

  /** Segments with a quote among them, so that it is a word even when all else is empty. */
  private String word(int depth) {
    String head = one("\"\"", "''", "w", "\\w");
    String tail = segments(depth);
    return random.nextInt(3) == 0 ? segmentsFrom(depth) : head + tail;
  }

  private String value(int depth) {
    return segments(depth);
  }

  private String segmentsFrom(int depth) {
    return one(BARE) + segments(depth);
  }

  private String segments(int depth) {
    StringBuilder word = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      word.append(
          switch (random.nextInt(6)) {
            case 0 -> one(BARE);
            case 1 -> "'" + one(SINGLE) + one(SINGLE) + "'";
            case 2 -> "\"" + doubled(depth) + "\"";
            case 3 -> one(ESCAPED);
            default -> expansion(depth, false);
          });
    }
    return word.toString();
  }

  private String doubled(int depth) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(3) == 0 ? expansion(depth, true) : one(DOUBLE));
    }
    return text.toString();
  }

  private String expansion(int depth, boolean quoted) {
    String name = one("a", "b", "e");
    if (depth == 0) {
      return "${" + name + "}";
    }
    return switch (random.nextInt(6)) {
      case 0 -> "$(" + one("", " ", "\n", " # c\n") + list(depth - 1) + one("", " ", "\n") + ")";
      case 1 ->
          "${"
              + one("u", "e", "a")
              + ":-"
              + (quoted ? quotedDefault(depth - 1) : segments(depth - 1))
              + "}";
      case 2 -> "${k:?never " + (quoted ? "" : segments(depth - 1)) + "}x";
      case 3 -> one("${?}", "$\\\n{a}", "$(true)");
      default -> "${" + name + "}";
    };
  }

  private String quotedDefault(int depth) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      text.append(
          random.nextInt(3) == 0
              ? expansion(depth, true)
              : one("a b", "'", "\\}", "\\\"", "\\\\", "\\$", "*", "{", "\\n", ";|&<>", "\n", "é"));
    }
    return text.toString();
  }

  private String hereDocument() {
    StringBuilder body = new StringBuilder();
    int kind = random.nextInt(4);
    int lines = random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      body.append(one("", "\t", "  "));
      for (int j = random.nextInt(4); j > 0; j--) {
        body.append(random.nextInt(4) == 0 && kind != 1 ? documentExpansion() : one(BODY));
      }
      body.append(".\n");
    }
    String operator =
        new String[] {"<<EOF", one("<<'EOF'", "<< \"EOF\"", "<<\\EOF"), "<<-EOF", "<< E\\\nOF"}
            [kind];
    String delimiter = kind == 2 ? one("EOF\n", "\t\tEOF\n") : "EOF\n";
    String command =
        PROGRAM + "cat " + operator + one("", " && echo after", " | tr a-z A-Z", "; echo $?");
    return random.nextInt(5) == 0 && kind != 2
        ? "echo \"$(" + command + "\n" + body + delimiter + ")\"\n"
        : command + "\n" + body + delimiter;
  }

  private String documentExpansion() {
    return switch (random.nextInt(4)) {
      case 0 -> "${u:-" + quotedDefault(1) + "}";
      case 1 -> "$(" + list(1) + ")";
      default -> one("${a}", "${b}", "${e}", "$?");
    };
  }

  private String file() {
    return one(FILES);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
