package io.pachsh.bench;

/** A program that does nothing: what starting java costs at the least. */
final class Idle {
  private Idle() {}

  public static void main(String[] args) {}
}
