package io.pachsh.console;

import java.io.IOException;

/**
 * Which of the process's three standard streams are a terminal.
 *
 * @param in the keyboard
 * @param out where results go
 * @param err where prompts and notes go
 */
public record Terminals(boolean in, boolean out, boolean err) {
  /** The launcher's answer: the digits of the descriptors that are terminals, as in {@code 02}. */
  static final String PROPERTY = "pachsh.tty";

  /** Asks the launcher's property, else the system's shell; without either, none is. */
  public static Terminals ofThisProcess() {
    String told = System.getProperty(PROPERTY);
    return told != null ? told(told) : tested();
  }

  /** Whether a person can be asked: keyboard and screen are there. */
  public boolean interactive() {
    return in && out;
  }

  static Terminals told(String digits) {
    return new Terminals(digits.contains("0"), digits.contains("1"), digits.contains("2"));
  }

  /**
   * From JDK 22 on {@code System.console()} says nothing about terminals, so the shell is asked.
   */
  private static Terminals tested() {
    String test = "n=0; [ -t 0 ] && n=1; [ -t 1 ] && n=$((n+2)); [ -t 2 ] && n=$((n+4)); exit $n";
    try {
      int bits = new ProcessBuilder("sh", "-c", test).inheritIO().start().waitFor();
      return new Terminals((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    } catch (IOException e) {
      return new Terminals(false, false, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Terminals(false, false, false);
    }
  }
}
