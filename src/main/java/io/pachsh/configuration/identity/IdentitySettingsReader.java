package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.IssuerUrl;
import io.pachsh.configuration.Section;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Failure;
import java.util.regex.Pattern;

/**
 * Reads the identity service's set-up that a person wrote, in YAML 1.2 or JSON, in the shape of
 * {@code pachctl idp get-config}. pachd checks nothing of it and then cannot start the service.
 */
public final class IdentitySettingsReader {
  private static final String TO_GIVE =
      "Give it with -f FILE, with '< FILE', or as a here-document.";

  /** A duration in Go's notation that is not negative (package {@code time}, ParseDuration). */
  private static final Pattern DURATION =
      Pattern.compile("0|(?:\\d{1,9}(?:\\.\\d{1,9})?(?:ns|us|µs|μs|ms|s|m|h))++");

  private IdentitySettingsReader() {}

  /**
   * @throws Failure with {@code Exit.FAILED}, for what is wrong is the content
   */
  public static IdentitySettings read(String text) {
    SourceText source = new SourceText("identity service's configuration", false, text);
    try {
      Section top = new Section(source, YamlText.root(source, TO_GIVE), IdentityPlace.SETTINGS);
      top.require("issuer");
      String issuer = top.text("issuer");
      IssuerUrl.fault(issuer)
          .ifPresent(
              fault -> {
                throw top.failure(
                    "issuer",
                    "`issuer` " + fault,
                    "it is the URL where people and the cluster reach the identity service, such as"
                        + " http://127.0.0.1:30658");
              });
      return new IdentitySettings(
          issuer, duration(top, "id_token_expiry"), duration(top, "rotation_token_expiry"));
    } catch (DamagedTextException e) {
      throw e.failure();
    }
  }

  private static String duration(Section top, String key) {
    String text = top.text(key);
    if (!text.isEmpty() && !DURATION.matcher(text).matches()) {
      throw top.failure(
          key, "`%s` is no duration".formatted(key), "such as 24h, 90m or 1h30m; days are hours");
    }
    return text;
  }
}
