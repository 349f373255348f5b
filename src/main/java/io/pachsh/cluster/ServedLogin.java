package io.pachsh.cluster;

import io.pachsh.access.LoginProgress;

/** A login that no thread waits for: of those there can be thousands. */
public interface ServedLogin extends Login {
  LoginProgress progress();

  /**
   * Runs that once, as soon as {@link #await} would not block: when the browser brought something
   * that was judged, or the login was closed. Whether it runs when the login expires is open.
   */
  void whenDecided(Runnable then);
}
