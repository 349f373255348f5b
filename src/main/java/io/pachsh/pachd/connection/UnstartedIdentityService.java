package io.pachsh.pachd.connection;

import java.util.Optional;

/**
 * pachd's identity service, where it does not start: it opens every connector when pachd starts and
 * after each change of its settings, and needs all of them.
 */
public final class UnstartedIdentityService {
  private UnstartedIdentityService() {}

  /** What to do if a text of pachd's says that it did not start; empty for every other text. */
  public static Optional<String> remedy(String text) {
    return text.contains("unable to start Dex server")
        ? Optional.of(
            "One connector whose provider does not answer keeps pachd's identity service from"
                + " starting, and so does an expiry that is no duration: 'idp list-connector' and"
                + " 'idp get-config' show them, 'idp delete-connector ID' takes a connector away.")
        : Optional.empty();
  }
}
