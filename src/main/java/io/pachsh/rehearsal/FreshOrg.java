package io.pachsh.rehearsal;

import io.pachsh.issuer.Client;
import io.pachsh.issuer.SigningKey;
import io.pachsh.rehearsal.management.ManagementState;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.util.List;

/** Makes an org that has never been: new key and client, the users of the walkthroughs. */
final class FreshOrg {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Shown on the sign-in page: it protects nothing but practice. */
  private static final Secret PASSWORD = Secret.of("rehearsal");

  private static final List<Newcomer> NEWCOMERS =
      List.of(
          new Newcomer("test@pachyderm.com", "Test User", List.of("Everyone")),
          new Newcomer("ada@example.com", "Ada Lovelace", List.of("Everyone", "data-science")),
          new Newcomer("grace@example.com", "Grace Hopper", List.of("Everyone", "operations")));

  private final SecureRandom random;

  /** Somebody whom each new org has. */
  private record Newcomer(String email, String name, List<String> groups) {}

  FreshOrg(SecureRandom random) {
    this.random = random;
  }

  /** The user names of every org's people. */
  static List<String> emails() {
    return NEWCOMERS.stream().map(Newcomer::email).toList();
  }

  OrgRecord make(int port, String redirectUri) {
    Client client =
        new Client(
            "0oa" + letters(17),
            Secret.of(letters(64)),
            OrgRecord.spellings(redirectUri),
            OrgRecord.grantTypes());
    List<PracticeUser> users = NEWCOMERS.stream().map(this::user).toList();
    return new OrgRecord(port, client, SigningKey.generate(random), users, ManagementState.NONE);
  }

  /** Identifiers look like Okta's: a kind, then letters and digits. */
  private PracticeUser user(Newcomer who) {
    return new PracticeUser("00u" + letters(17), who.email(), who.name(), PASSWORD, who.groups());
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
