package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a person wants the rehearsal org to be.
 *
 * @param stateDirectory where its file is; made when missing
 * @param port where to listen; empty for the port of last time, the first time for a free one
 * @param redirectUri what to register for the application; empty for what is registered already,
 *     the first time for {@link #REDIRECT_URI}
 */
public record OrgSettings(Path stateDirectory, OptionalInt port, String redirectUri) {
  /** Where the identity service of a cluster waits that has the org as a connector. */
  static final String CONNECTOR_REDIRECT_URI = "http://127.0.0.1:30658/callback";

  /** Where the guide's callback listens. */
  public static final String REDIRECT_URI = "http://127.0.0.1:30657/authorization-code/callback";

  public OrgSettings {
    if (!redirectUri.isEmpty() && !isWebAddress(redirectUri)) {
      throw new Failure(
          Exit.USAGE,
          "'" + redirectUri + "' cannot be a redirect URI: it is no http address.",
          "Give one such as " + REDIRECT_URI + ".");
    }
  }

  /** The org as it was last time in that directory. */
  public static OrgSettings in(Path stateDirectory) {
    return new OrgSettings(stateDirectory, OptionalInt.empty(), "");
  }

  public OrgSettings onPort(int number) {
    return new OrgSettings(stateDirectory, OptionalInt.of(number), redirectUri);
  }

  public OrgSettings returningTo(String uri) {
    return new OrgSettings(stateDirectory, port, uri);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme());
      return Set.of("http", "https").contains(scheme)
          && uri.getHost() != null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
