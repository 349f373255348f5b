package io.pachsh;

/** The process: where the operating system's world meets the console. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("pachsh");
  }
}
