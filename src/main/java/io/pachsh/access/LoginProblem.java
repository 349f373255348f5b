package io.pachsh.access;

/**
 * Why a login did not work. All texts may hold what a provider sent: sanitise before showing.
 *
 * @param check what was checked, such as {@code nonce} or {@code email}
 * @param sentence what is wrong, in words
 * @param expected what should have been there; empty when that makes no sense
 * @param found what was there; empty when that makes no sense
 * @param remedy what to do next
 * @param isUnreachable whether nobody was reached who could have checked anything
 */
public record LoginProblem(
    String check,
    String sentence,
    String expected,
    String found,
    String remedy,
    boolean isUnreachable) {

  /** A problem that somebody found who was reached. */
  public LoginProblem(String check, String sentence, String expected, String found, String remedy) {
    this(check, sentence, expected, found, remedy, false);
  }

  /** The same problem, because nobody was reached. */
  public LoginProblem asUnreachable() {
    return new LoginProblem(check, sentence, expected, found, remedy, true);
  }
}
