package io.pachsh.language;

/** Constructs of larger shells that the language leaves out, and what to write instead. */
enum Unsupported {
  GLOB_STAR("An unquoted `*` would be a file name pattern.", "Quote it: '*' or \\*."),
  GLOB_ANY("An unquoted `?` would be a file name pattern.", "Quote it: '?' or \\?."),
  GLOB_SET("An unquoted `[` would be a file name pattern.", "Quote it: '[' or \\[."),
  TILDE("An unquoted `~` here would be a home directory.", "Write $HOME, or quote it: '~'."),
  BACKTICK("Backticks are not understood.", "Write $(command), or quote the backtick: '`'."),
  BACKGROUND(
      "`&` would run a command in the background, which is not possible.",
      "Join commands with `&&` or `;`, or quote it: '&'."),
  PIPE_BOTH("`|&` is not understood.", "Write `|`; errors stay on the terminal."),
  CASE_END("`;;` is not understood.", "Separate commands with a single `;`."),
  ARITHMETIC("`$((` arithmetic is not understood.", "Compute it in a program: $(!expr 1 + 2)."),
  POSITIONAL(
      "Scripts have no positional or special parameters ($1, $@, $#, $$, …).",
      "Name the value with -D NAME=value and write $NAME, or quote the dollar sign: '$'."),
  DOLLAR_QUOTE(
      "`$` before a quote means different things in different shells.",
      "Write '\\$' or leave it out."),
  BRACE_FORM(
      "Of the forms in braces only ${NAME}, ${NAME:-default}, ${NAME:?message} and ${?} are"
          + " understood.",
      "Change the text in a program: $(echo \"$NAME\" | sed …)."),
  BRACE_QUOTE(
      "A double quote inside a quoted ${NAME:-…} means different things in different shells.",
      "Leave the inner quotes out; blanks are safe there."),
  PARENTHESIS(
      "Subshells and functions, ( … ), are not understood.",
      "Write the commands one after the other, or quote the parenthesis: '('."),
  PARENTHESIS_END("A `)` stands here without its `$(`.", "Leave it out, or quote it: ')'."),
  GROUP(
      "Groups, { … }, are not understood.",
      "Write the commands one after the other, or quote the brace: '{'."),
  LOOP(
      "Loops (`for`, `while`, `until`) are not understood.",
      "For several people: 'auth add ROLES PRINCIPAL... RESOURCE', or a file and 'access apply'. A"
          + " loop belongs into a script of your shell that runs pachsh once each time: 'help"
          + " automation' has one."),
  CONDITION(
      "`if`, `case` and `function` are not understood.",
      "Chain commands with `&&` and `||`. A script of your shell can look at the exit status of"
          + " pachsh: 'help automation' has one. If the word is a command, quote it."),
  NEGATION(
      "`!` does not negate a status.",
      "Write `command || …`; to run a program, write it directly behind: !program args."),
  HISTORY(
      "`!!` does not repeat a command.",
      "Use the arrow keys or `history`; to run a program: !program args."),
  PREFIX_ASSIGNMENT(
      "A variable cannot be set for one command alone (NAME=value command).",
      "Set it on a line of its own; `export NAME=value` also passes it to programs."),
  APPEND_ASSIGNMENT("`NAME+=value` is not understood.", "Write NAME=\"${NAME}value\"."),
  ASSIGNMENT_IN_PIPE("A variable cannot be set in a pipe.", "Set it on a line of its own."),
  ASSIGNMENT_REDIRECTED("An assignment has no input or output.", "Leave the redirection out."),
  DESCRIPTOR(
      "Numbered redirections such as `2>` are not understood.",
      "`>` redirects results; errors stay on the terminal. For a number as a word, put a blank"
          + " behind it."),
  DUPLICATION(
      "`>&` and `<&` are not understood.", "`>` redirects results; errors stay on the terminal."),
  CLOBBER("`>|` is not understood.", "Write `>`, which overwrites the file."),
  READ_WRITE("`<>` is not understood.", "Write `<` to read or `>` to write."),
  HERE_STRING(
      "`<<<` is not understood.", "Write a here-document: <<EOF, the text, and a line EOF."),
  PROCESS("`<(` and `>(` are not understood.", "Write $(command), or a pipe: command | program."),
  BARE_REDIRECTION(
      "A redirection stands here without a command.", "To empty a file: echo -n > FILE."),
  PIPE_HAS_INPUT("The input of this part comes from the pipe already.", "Leave `<` out."),
  PIPE_HAS_OUTPUT("The output goes into the pipe already.", "Redirect behind the last part."),
  DELIMITER_EXPANDS("The delimiter of a here-document is plain text.", "Write <<EOF or <<'EOF'."),
  NUL("The text holds a NUL character: it is no text file.", "Save it as UTF-8 text."),
  TOO_DEEP("$(…) and ${…} are nested more than 50 deep.", "Keep parts in variables.");

  private final String sentence;
  private final String advice;

  Unsupported(String sentence, String advice) {
    this.sentence = sentence;
    this.advice = advice;
  }

  String sentence() {
    return sentence;
  }

  String advice() {
    return advice;
  }
}
