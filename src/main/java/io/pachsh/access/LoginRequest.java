package io.pachsh.access;

import java.util.Optional;

/**
 * What a login asks of the provider besides who the person is.
 *
 * @param prompt what the provider is to ask even of somebody whom it knows
 * @param isRenewable whether a refresh token is of use; nobody else is to hold one
 * @param isTrial whether nothing is kept of it, which the person is told
 */
public record LoginRequest(Optional<LoginPrompt> prompt, boolean isRenewable, boolean isTrial) {
  /** A login of another tool, whose session nothing here can renew. */
  public static final LoginRequest ONCE = new LoginRequest(Optional.empty(), false, false);

  /** A login whose session can be renewed, if the provider lets it. */
  public static LoginRequest renewable(Optional<LoginPrompt> prompt) {
    return new LoginRequest(prompt, true, false);
  }

  /** A login that only shows what would come of it. */
  public static LoginRequest trial(Optional<LoginPrompt> prompt) {
    return new LoginRequest(prompt, false, true);
  }
}
