package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.configuration.Section;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;

/**
 * Reads a client of the identity service that a person wrote, in YAML 1.2 or JSON, in the shape of
 * {@code pachctl idp get-client}.
 */
public final class IdentityClientReader {
  private static final String TO_GIVE =
      "Give it with -f FILE, with '< FILE', or as a here-document.";

  private IdentityClientReader() {}

  /**
   * Reads a client; what is left out is empty.
   *
   * @param whole whether it is to be made, so that it needs a name and somewhere to send people to
   * @throws Failure with {@code Exit.FAILED}, for what is wrong is the content
   */
  public static IdentityClient read(String text, boolean whole) {
    SourceText source = new SourceText("client", true, text);
    try {
      Section top = new Section(source, YamlText.root(source, TO_GIVE), IdentityPlace.CLIENT);
      if (whole) {
        top.require("id", "name");
      } else {
        top.require("id");
      }
      return new IdentityClient(
          PlainName.in(top, "id", true),
          PlainName.in(top, "name", whole),
          Secret.of(top.text("secret")),
          top.texts("redirect_uris"),
          top.texts("trusted_peers"));
    } catch (DamagedTextException e) {
      throw e.failure();
    }
  }

  /** Which lists a text empties, which pachd cannot do. */
  public static boolean empties(String text, String key) {
    SourceText source = new SourceText("client", true, text);
    Section top = new Section(source, YamlText.root(source, TO_GIVE), IdentityPlace.CLIENT);
    return top.has(key) && top.texts(key).isEmpty();
  }
}
