package io.pachsh.context;

import io.pachsh.paste.PastedToken;
import io.pachsh.secret.Secret;
import java.util.Optional;
import java.util.function.Function;

/** The token that PACHSH_TOKEN holds, out of whatever stands around it. */
final class GivenToken {
  private static final String VARIABLE = "PACHSH_TOKEN";

  private GivenToken() {}

  static Optional<Secret> in(Function<String, Optional<String>> environment) {
    return environment.apply(VARIABLE).map(text -> PastedToken.in(text, VARIABLE).token());
  }
}
