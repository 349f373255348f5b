package io.pachsh.command;

import java.util.Random;

/**
 * Makes scripts inside the language at random, with marks where the two ways to write them differ:
 * {@link #forDash} and {@link #forUs} turn them into either. An unquoted expansion is never a whole
 * word, because there the shells differ from us by design: an empty one is no word for them.
 */
final class RandomScripts {
  /** Stands before each program: nothing for dash, an exclamation mark for us. */
  private static final char PROGRAM = '\u0001';

  /** A line end outside of quotes: for us, in some scripts, with a carriage return. */
  private static final char NEWLINE = '\u0002';

  /** A command that prints its input: a program for dash, one of our own for us. */
  private static final char READ_ALL = '\u0003';

  private static final String[] BARE = {
    "a", "bc", "Zed", "0", "42", "-", "--x=y", "_", ".", ",", ":", "/", "%", "+", "=", "@", "]",
    "{", "}", "!", "^", "a#b", "é", "€", "a~b", "-n"
  };
  private static final String[] SINGLE = {
    "", "a b", "$a", "\"", "\\", "\\n", "\\c", "\\0101", "\\t", "`", "*", "#", ";", "&", "|", "<",
    ">", "(", ")", "~", "\n", "\r\n", "\r", "\\\r\n", "  ", "ü", "${a", "\\\\", "!"
  };
  private static final String[] DOUBLE = {
    "", "a b", "'", "\\\"", "\\\\", "\\$", "\\`", "\\n", "\\z", "*", "#", ";", "&", "|", "<", ">",
    "(", ")", "~", "\n", "\r\n", "\r", "\\\r\n", "  ", "ü", "$ ", "$%", "\\\n", "!", "}", "\\}"
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

  /** What a line of a here-document may begin with, beside text. */
  private static final String[] INDENTS = {
    "",
    "",
    "\t",
    "  ",
    "\t\\\n",
    "\\\n",
    "\\\n\t",
    "\t\t\\\n\t",
    "\\\n\\\n\t",
    "\t\\\nEOF",
    "x\\\nEOF"
  };

  private final Random random;

  /**
   * The number of the substitution that is being written, 0 outside of any. Each has files of its
   * own: dash runs some beside others, and their order would be left to chance.
   */
  private int substitution;

  /** How many substitutions the script has. */
  private int substitutions;

  RandomScripts(long seed) {
    random = new Random(seed);
  }

  static String forDash(String script) {
    return script.replace("" + PROGRAM, "").replace(NEWLINE, '\n').replace("" + READ_ALL, "cat");
  }

  /** With the line ends of another system, outside of quotes, when {@code carriageReturns}. */
  static String forUs(String script, boolean carriageReturns) {
    return script
        .replace(PROGRAM, '!')
        .replace("" + NEWLINE, carriageReturns ? "\r\n" : "\n")
        .replace("" + READ_ALL, "read-all");
  }

  String script() {
    substitutions = 0;
    StringBuilder script = new StringBuilder();
    int lines = 1 + random.nextInt(6);
    for (int i = 0; i < lines; i++) {
      script.append(line());
    }
    script.append("echo \"[$?] $a $b $e\"\n");
    if (random.nextInt(12) == 0) {
      script.append(one("echo $u\n", "echo x; echo \"${e:?no $a}\"; echo y\n", "b=${u:?}\n"));
    }
    StringBuilder files = new StringBuilder("a=1 b='x y' e= k=7\necho > f; echo g > g\n");
    for (int i = 1; i <= substitutions; i++) {
      files.append("echo > f" + i + "; echo g > g" + i + "\n");
    }
    return files.append(script).toString();
  }

  private String line() {
    return switch (random.nextInt(12)) {
      case 0 -> "# a 'comment\" $( \\" + NEWLINE;
      case 1 -> NEWLINE + "  \t" + NEWLINE;
      case 2, 3, 4 -> hereDocument();
      case 5 -> chain(3) + " # comment `'" + NEWLINE;
      default -> list(3) + NEWLINE;
    };
  }

  private String list(int depth) {
    StringBuilder list = new StringBuilder(chain(depth));
    while (random.nextInt(4) == 0) {
      list.append(one(";", " ; ", ";\\" + NEWLINE)).append(chain(depth));
    }
    return list + (random.nextInt(6) == 0 ? " ;" : "");
  }

  private String chain(int depth) {
    StringBuilder chain = new StringBuilder(command(depth));
    while (random.nextInt(5) < 2) {
      chain
          .append(
              one(
                  " && ",
                  " || ",
                  "&&",
                  "||",
                  " &&" + NEWLINE + " ",
                  " || # why" + NEWLINE + NEWLINE,
                  " &\\" + NEWLINE + "& "))
          .append(command(depth));
    }
    return chain.toString();
  }

  private String command(int depth) {
    return switch (random.nextInt(16)) {
      case 0 -> "true";
      case 1 -> "false";
      case 2 -> one("a", "b", "e") + "=" + value(depth);
      case 3 -> "a=" + value(depth) + " b=" + value(depth);
      case 4 -> echo(depth) + one(" > ", " >> ", " >", " x>>") + file();
      case 5 -> PROGRAM + "cat " + one("< ", "<", "< nothing-", "< " + file("g") + " < ") + file();
      case 6 ->
          echo(depth)
              + pipe()
              + one("cat", PROGRAM + "cat", "tr a-z A-Z", "cat | tr '\\n' :", "" + READ_ALL);
      case 7 -> PROGRAM + "sh -c 'exit " + random.nextInt(9) + "'";
      case 8 -> PROGRAM + "printf '%s|' " + words(depth);
      case 9 -> "echo $?";
      case 10 -> "> " + file() + " " + echo(depth);
      case 11 -> piped(depth);
      default -> echo(depth);
    };
  }

  private String pipe() {
    return one(" | ", "|", " |" + NEWLINE, " | # why" + NEWLINE + NEWLINE, "|\\" + NEWLINE);
  }

  /** A pipe in which only the last part fails: whatever comes first, its status counts for dash. */
  private String piped(int depth) {
    StringBuilder pipe = new StringBuilder(one("true", echo(depth), "echo a | tr a b"));
    int more = 1 + random.nextInt(2);
    for (int i = 0; i < more; i++) {
      pipe.append(pipe()).append(one("" + READ_ALL, echo(depth), "tr x y", PROGRAM + "cat"));
    }
    return pipe + one("", "", pipe() + "false", pipe() + READ_ALL + " > " + file("f"));
  }

  private String echo(int depth) {
    return "echo " + words(depth);
  }

  private String words(int depth) {
    StringBuilder words = new StringBuilder(word(depth));
    while (random.nextInt(2) == 0) {
      words.append(one(" ", "  ", "\t", " \\" + NEWLINE)).append(word(depth));
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
      case 0 -> substitution(depth - 1);
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

  private String substitution(int depth) {
    int around = substitution;
    substitution = ++substitutions;
    String text =
        "$("
            + one("", " ", "" + NEWLINE, " # c" + NEWLINE)
            + (random.nextInt(4) == 0 ? innerDocument() : list(depth))
            + one("", " ", "" + NEWLINE)
            + ")";
    substitution = around;
    return text;
  }

  private String innerDocument() {
    return PROGRAM
        + "cat <<IN"
        + NEWLINE
        + one("", "in\n", "${b}\\\n\n", "$(echo ${a})\n", "$u\n", "a\r\n")
        + "IN"
        + NEWLINE;
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
    int kind = random.nextInt(5);
    int lines = random.nextInt(4);
    boolean failing = random.nextInt(3) == 0;
    for (int i = 0; i < lines; i++) {
      body.append(kind == 1 ? one("", "\t", "  ") : one(INDENTS));
      for (int j = random.nextInt(4); j > 0; j--) {
        body.append(random.nextInt(4) == 0 && kind != 1 ? documentExpansion(failing) : one(BODY));
      }
      body.append(one(".\n", ".\n", ".\r\n"));
    }
    String operator =
        new String[] {
              "<<EOF", one("<<'EOF'", "<< \"EOF\"", "<<\\EOF"), "<<-EOF", "<< E\\\nOF", "<<-EOF"
            }
            [kind];
    boolean dropsTabs = operator.startsWith("<<-");
    String delimiter = dropsTabs ? one("EOF", "\t\tEOF") : "EOF";
    String before = kind == 1 ? "" : one("", "", "\\\n");
    boolean toFile = random.nextInt(4) == 0;
    String command =
        (toFile ? "echo > " + file("f") + " " : one(PROGRAM + "cat ", "" + READ_ALL + " "))
            + operator
            + one("", " && echo after", " || echo or $?", failing || toFile ? "" : " | tr a-z A-Z")
            + one("", "; echo $?");
    String whole = command + NEWLINE + body + before + delimiter + NEWLINE;
    return random.nextInt(5) == 0 ? "echo \"$(" + whole + ")\"" + NEWLINE : whole;
  }

  private String documentExpansion(boolean failing) {
    if (failing && random.nextInt(2) == 0) {
      return one("${u}", "$u.", "${e:?no $(echo x)}", "$(echo $u)", "$(exit 3)", "${u:-$u}");
    }
    return switch (random.nextInt(4)) {
      case 0 -> "${u:-" + quotedDefault(1) + "}";
      case 1 -> substitution(1);
      default -> one("${a}", "${b}", "${e}", "$?");
    };
  }

  private String file() {
    return file(one(FILES));
  }

  private String file(String name) {
    return substitution == 0 ? name : name + substitution;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
