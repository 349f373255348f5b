package io.pachsh.pachd.connection;

import io.pachsh.wire.version.Version;

/** A release of pachd, as far as it matters what it can do. */
public record Release(int major, int minor, String text) {
  /** What is assumed of a pachd that does not say. */
  static final Release UNKNOWN = new Release(0, 0, "");

  /** The newest minor release of 2.x whose behaviour we know. */
  private static final int NEWEST_MINOR = 12;

  private static final int FIRST_WITH_PROJECTS = 5;

  static Release of(Version version) {
    String text =
        version.getMajor()
            + "."
            + version.getMinor()
            + "."
            + version.getMicro()
            + version.getAdditional();
    return new Release(version.getMajor(), version.getMinor(), text);
  }

  /** A build without a number says 0.0.0 and is taken for the newest. */
  private boolean isNumbered() {
    return major > 0;
  }

  /** Before 2.5 repos had no project, and their names in role bindings none either. */
  public boolean hasProjects() {
    return !isNumbered() || major > 2 || minor >= FIRST_WITH_PROJECTS;
  }

  boolean isTooOld() {
    return isNumbered() && major < 2;
  }

  boolean isNewerThanWeKnow() {
    return major > 2 || (major == 2 && minor > NEWEST_MINOR);
  }
}
