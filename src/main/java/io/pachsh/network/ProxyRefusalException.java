package io.pachsh.network;

import java.io.IOException;

/** A proxy that does not open the way; the message says why, as a clause about the proxy. */
public final class ProxyRefusalException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean isAboutLogin;

  ProxyRefusalException(boolean isAboutLogin, String why) {
    super(why);
    this.isAboutLogin = isAboutLogin;
  }

  ProxyRefusalException(boolean isAboutLogin, String why, IOException cause) {
    super(why, cause);
    this.isAboutLogin = isAboutLogin;
  }

  /** Whether it wants a user and password, or other ones. */
  public boolean isAboutLogin() {
    return isAboutLogin;
  }
}
