package io.pachsh.configuration;

import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the four values that a cluster's registration at its provider is made of. */
final class ClientReader {
  private static final String[] KEYS = {
    ClientForm.ISSUER, ClientForm.CLIENT_ID, ClientForm.CLIENT_SECRET, ClientForm.REDIRECT_URI
  };

  private final Section section;

  ClientReader(Section section) {
    this.section = section;
  }

  /** Checks form alone; asks nobody. A client without a secret is a public one. */
  OidcClient client(List<String> notes) {
    section.requireTogether(Set.of(ClientForm.CLIENT_SECRET), KEYS);
    OidcClient client =
        new OidcClient(
            section.text(ClientForm.ISSUER),
            section.text(ClientForm.CLIENT_ID),
            Secret.of(section.text(ClientForm.CLIENT_SECRET)),
            section.text(ClientForm.REDIRECT_URI));
    requireForm(new ClientForm(client, Set.of(KEYS)));
    notes.addAll(notes(client.clientSecret()));
    return client;
  }

  private void requireForm(ClientForm form) {
    List<String> unfilled = form.unfilled();
    if (!unfilled.isEmpty()) {
      throw section.failure(
          unfilled.get(0),
          "`%s` %s not filled in"
              .formatted(String.join("`, `", unfilled), unfilled.size() == 1 ? "is" : "are"),
          "put your provider's own values in the place of the placeholders");
    }
    Optional<ClientForm.Fault> fault = form.fault();
    if (fault.isPresent()) {
      String key = fault.get().key();
      throw section.wrong(
          key,
          fault.get().sentence(),
          fault.get().advice()
              + fault
                  .get()
                  .instead()
                  .map(value -> "\"%s\": \"%s\"".formatted(key, value))
                  .orElse(""));
    }
  }

  /** What is right about a secret, but worth a word. */
  static List<String> notes(Secret secret) {
    if (secret.isEmpty()) {
      return List.of(
          "There is no client_secret: the app has to be registered as a public client at the"
              + " provider, whose logins PKCE alone protects.");
    }
    return looksWrapped(secret.reveal())
        ? List.of(
            "`client_secret` looks base64-encoded. If it came from a Kubernetes secret, decode it"
                + " first.")
        : List.of();
  }

  /** Whether a text decodes from base64 to text that people could have written. */
  private static boolean looksWrapped(String secret) {
    if (secret.length() < 12 || secret.length() % 4 != 0) {
      return false;
    }
    try {
      String decoded = new String(Base64.getDecoder().decode(secret), StandardCharsets.ISO_8859_1);
      return decoded.strip().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
