package io.pachsh.rehearsal;

import io.pachsh.issuer.Client;
import io.pachsh.issuer.SigningKey;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.util.List;

/** Makes an org that has never been: new key and client, the users of the walkthroughs. */
final class FreshOrg {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Shown on the sign-in page: it protects nothing but practice. */
  private static final Secret PASSWORD = Secret.of("rehearsal");

  private final SecureRandom random;

  FreshOrg(SecureRandom random) {
    this.random = random;
  }

  OrgRecord make(int port, String redirectUri) {
    Client client =
        new Client(
            "0oa" + letters(17),
            Secret.of(letters(64)),
            OrgRecord.spellings(redirectUri),
            OrgRecord.grantTypes());
    List<PracticeUser> users =
        List.of(
            user("test@pachyderm.com", "Test User", "Everyone"),
            user("ada@example.com", "Ada Lovelace", "Everyone", "data-science"),
            user("grace@example.com", "Grace Hopper", "Everyone", "operations"));
    return new OrgRecord(port, client, SigningKey.generate(random), users);
  }

  /** Identifiers look like Okta's: a kind, then letters and digits. */
  private PracticeUser user(String email, String name, String... groups) {
    return new PracticeUser("00u" + letters(17), email, name, PASSWORD, List.of(groups));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
