package io.pachsh;

import java.io.File;

/**
 * The mark that the launcher sets before a start with the start-up archive, taken away when that
 * ends well. One that stays lets the next start see whether the archive is damaged: a damaged one
 * shows in any way, as a crash of java, or as an error about classes that no compiler let pass.
 */
final class StartMark {
  /** The launcher's property: the file that is the mark; absent without an archive. */
  private static final String PROPERTY = "pachsh.started";

  private StartMark() {}

  /** Sees to it that the mark goes when the process ends, also by a signal. */
  static void removeAtTheEnd() {
    if (System.getProperty(PROPERTY) != null) {
      Runtime.getRuntime().addShutdownHook(new Removal());
    }
  }

  /** Leaves the mark, after something that should never happen. */
  static void leave() {
    System.clearProperty(PROPERTY);
  }

  /** A class and no lambda: training, which has no mark, would leave that out of the archive. */
  private static final class Removal extends Thread {
    Removal() {
      super("start mark");
    }

    @Override
    public void run() {
      remove();
    }
  }

  private static void remove() {
    String mark = System.getProperty(PROPERTY);
    if (mark != null && !new File(mark).delete()) {
      // It is gone together with the archive.
      leave();
    }
  }
}
