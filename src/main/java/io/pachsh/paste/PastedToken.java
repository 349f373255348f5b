package io.pachsh.paste;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as people have it: alone, in the line or the answer that showed it, in quotes, behind
 * {@code Bearer}, with blanks around it that nobody sees.
 *
 * @param token the token alone
 * @param how what was taken off, in a sentence; empty for nothing
 */
public record PastedToken(Secret token, String how) {
  /** What an ID token is called in messages. */
  public static final String ID_TOKEN = "ID token";

  private static final String QUOTES = "\"'`‘’“”„«»<>";

  /** What shows a token; loaded when one does not stand alone. */
  private static final class Forms {
    private static final String NAMES =
        "(?:session|root|id|access|pach|auth|authn|robot)?[-_]?token|authorization";

    /** A member of a JSON object, as {@code -o json} and pachctl's file write it. */
    private static final Pattern MEMBER =
        Pattern.compile("(?i)\"(" + NAMES + ")\"\\s*:\\s*\"([^\"\\n]*)\"");

    /** A line that shows a token, the token behind it or on the next one. */
    private static final Pattern LINE =
        Pattern.compile(
            "(?im)^\\h*((?:root |pachyderm (?:root |auth )?)?token(?: of [^\\n]+?:[^\\n]+?)?|"
                + NAMES
                + ")\\h*:\\h*+(?:\\n\\h*)?(\\S.*)$");

    /** An assignment in sh, cmd or PowerShell, or in fish. */
    private static final Pattern VARIABLE =
        Pattern.compile(
            "(?s)\\s*(?:(?:export\\s+|set\\s+|\\$env:)?[A-Za-z_]*(?i:TOKEN)[A-Za-z_]*\\h*="
                + "|set\\s+-[a-zA-Z]+\\s+[A-Za-z_]*(?i:TOKEN)[A-Za-z_]*\\s)\\h*(.*)");

    private static final Pattern HEADER =
        Pattern.compile(
            "(?is)\\s*(?:-H\\s*)?[\"']?(?:(?:proxy-)?authorization\\s*:\\s*)?"
                + "bearer\\s*:?\\s+(\\S.*?)[\"']?");
  }

  /**
   * The token in a text.
   *
   * @param what what the text is, for messages, such as {@code token} or {@code PACHSH_TOKEN}
   * @throws Failure when it holds several, or a character that nobody sees within it
   */
  public static PastedToken in(String text, String what) {
    String alone = withoutLineEnds(text);
    if (isPlain(alone)) {
      return new PastedToken(Secret.of(alone), "");
    }
    String trimmed = trimmed(alone);
    String how = trimmed.equals(alone) ? "" : firstAround(alone) + " around the token was dropped";
    Optional<PastedToken> shown = shown(unquoted(trimmed).replace("\r\n", "\n"), what);
    PastedToken found = shown.orElse(new PastedToken(Secret.of(trimmed), how));
    String unquoted = unquoted(bare(found.token().reveal()));
    if (!unquoted.equals(found.token().reveal())) {
      found =
          new PastedToken(
              Secret.of(unquoted),
              found.how().isEmpty() ? "the quotes around the token were dropped" : found.how());
    }
    requireVisible(found.token().reveal(), what);
    return found;
  }

  /** A text as it is, without the line ends behind it. */
  public static String withoutLineEnds(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Whether a text can be nothing but a token, as most are: base64url and dots. */
  private static boolean isPlain(String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.');
  }

  /** The token of a line or an answer that shows one. */
  private static Optional<PastedToken> shown(String text, String what) {
    Optional<PastedToken> member =
        single(Forms.MEMBER.matcher(text), "the JSON around the token was dropped", what);
    if (member.isPresent() || text.startsWith("{") || text.startsWith("[")) {
      return member;
    }
    Optional<PastedToken> column = column(text);
    if (column.isPresent()) {
      return column;
    }
    Optional<PastedToken> line =
        single(Forms.LINE.matcher(text), "the line around the token was dropped", what);
    if (line.isPresent()) {
      return line;
    }
    Matcher variable = Forms.VARIABLE.matcher(text);
    if (variable.matches()) {
      return taken(variable.group(1), "the assignment before the token was dropped");
    }
    Matcher header = Forms.HEADER.matcher(text);
    return header.matches()
        ? taken(header.group(1), "'Bearer' before the token was dropped")
        : Optional.empty();
  }

  /** Without what else stood around it: the name of its kind, and what ends a line of JSON. */
  private static String bare(String token) {
    Matcher header = Forms.HEADER.matcher(token);
    String alone = header.matches() ? header.group(1) : token;
    boolean ends = alone.endsWith("\",") || alone.endsWith("',") || alone.endsWith("';");
    return ends ? alone.substring(0, alone.length() - 1) : alone;
  }

  private static List<String> wanted(String what) {
    return what.equals(ID_TOKEN) ? List.of("id_token") : List.of("token", "session_token");
  }

  private static Optional<PastedToken> taken(String token, String how) {
    return Optional.of(new PastedToken(Secret.of(trimmed(token)), how));
  }

  /** The one token that matches; of several the one that was asked for. */
  private static Optional<PastedToken> single(Matcher matcher, String how, String what) {
    Set<String> tokens = new LinkedHashSet<>();
    List<String> labels = new ArrayList<>();
    Set<String> own = new LinkedHashSet<>();
    while (matcher.find()) {
      String label = matcher.group(1).toLowerCase(Locale.ROOT);
      if (!matcher.group(2).isEmpty() && tokens.add(matcher.group(2))) {
        labels.add("'" + matcher.group(1) + "'");
      }
      if (wanted(what).contains(label)) {
        own.add(matcher.group(2));
      }
    }
    if (tokens.size() > 1 && own.size() != 1) {
      throw new Failure(
          Exit.FAILED,
          "The %s holds %d: %s.".formatted(what, tokens.size(), String.join(", ", labels)),
          "Give the one that you mean, alone.");
    }
    return tokens.isEmpty()
        ? Optional.empty()
        : taken((own.isEmpty() ? tokens : own).iterator().next(), how);
  }

  /** What {@code -o csv} writes: names of columns, and a row. */
  private static Optional<PastedToken> column(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 2) {
      return Optional.empty();
    }
    int column = List.of(lines.get(0).split(",")).indexOf("token");
    String[] cells = lines.get(1).split(",");
    return column >= 0 && column < cells.length
        ? taken(cells[column], "the table around the token was dropped")
        : Optional.empty();
  }

  private static void requireVisible(String token, String what) {
    HiddenCharacter.firstIn(token)
        .ifPresent(
            hidden -> {
              throw new Failure(
                  Exit.FAILED,
                  "The %s holds %s.".formatted(what, hidden.told()),
                  "No token has one: copy it again from where it was shown, as one line.");
            });
  }

  private static String unquoted(String token) {
    String bare = token;
    while (bare.length() > 1
        && QUOTES.indexOf(bare.charAt(0)) >= 0
        && QUOTES.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
      bare = trimmed(bare.substring(1, bare.length() - 1));
    }
    return bare;
  }

  private static String firstAround(String text) {
    int first = text.codePointAt(0);
    int at = isAround(first) ? first : text.codePointBefore(text.length());
    return at == ' ' ? "white space" : new HiddenCharacter(at, 1).named();
  }

  private static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isAround(text.codePointAt(begin))) {
      begin += Character.charCount(text.codePointAt(begin));
    }
    while (begin < end && isAround(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  private static boolean isAround(int codePoint) {
    return codePoint == ' ' || HiddenCharacter.is(codePoint);
  }
}
