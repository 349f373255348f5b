package io.pachsh.version;

/** The version of this pachsh; the same as the project's in the build. */
public final class Version {
  public static final String TEXT = "0.1.0";

  private Version() {}
}
