package io.pachsh.command;

import io.pachsh.output.Format;
import io.pachsh.outside.Lines;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which option somebody meant by one that the command has not. */
final class OptionSlip {
  /** What other tools call our options. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "-y", "--yes",
          "--force", "--yes",
          "--assume-yes", "--yes",
          "--expires", "--ttl",
          "--silent", "--quiet",
          "-n", "--dry-run",
          "--kube-context", "--context",
          "-v", "--help",
          "--usage", "--help");

  /** How pachctl 1.x took a one-time password. */
  private static final Set<String> ONE_TIME = Set.of("--code", "--one-time-password", "--otp");

  private OptionSlip() {}

  /** A line of advice, or none when no option is near. */
  static Lines correction(String word, Set<String> options) {
    if (!word.startsWith("-")) {
      return Lines.none();
    }
    String name = word.replaceFirst("=.*", "");
    String bare = name.replaceFirst("^-+", "");
    if (Format.of(bare).isPresent()) {
      return Lines.of("Write '-o " + bare + "'.");
    }
    if (bare.equals("format")) {
      return Lines.of("Write '-o FORMAT', as in '-o json'.");
    }
    if (ONE_TIME.contains(name)) {
      return Lines.of(
          "That was pachctl 1.x, whose one-time passwords are gone: 'auth login' opens the browser,"
              + " 'auth use-auth-token' takes a token.");
    }
    String known = ELSEWHERE.getOrDefault(name, "");
    if (options.contains(known)) {
      return Lines.of("Did you mean " + known + "?");
    }
    List<String> near = bare.length() > 1 ? Spelling.near(name, options) : List.of();
    return near.isEmpty() ? Lines.none() : Lines.of("Did you mean " + near.get(0) + "?");
  }
}
