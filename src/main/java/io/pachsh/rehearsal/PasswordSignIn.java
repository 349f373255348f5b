package io.pachsh.rehearsal;

import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.UserAuthentication;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Asks for a user name and a password on one page. */
record PasswordSignIn(List<PracticeUser> users, AppAccess access, FaultSwitch faults)
    implements UserAuthentication {
  private static final Step NOT_ASSIGNED =
      new Step.Denied("access_denied", "User is not assigned to the client application.");

  /** Who may sign in to which application, and which groups it is told. */
  @FunctionalInterface
  interface AppAccess {
    /** The names of the groups; empty when the application is not assigned to the user. */
    Optional<List<String>> groups(String clientId, PracticeUser user);
  }

  @Override
  public Step step(AuthorizeRequest wish, Request http) {
    if (!http.method().equals("POST")) {
      return shown(new SignInPage(users, http.query(), wish.demand().loginHint(), ""));
    }
    String username = http.form("username").orElse("").strip();
    Optional<PracticeUser> user = find(username, Secret.of(http.form("password").orElse("")));
    if (user.isEmpty()) {
      String problem = "Unable to sign in: the username or the password is wrong.";
      return shown(new SignInPage(users, http.query(), username, problem));
    }
    if (faults.is(Fault.NOT_ASSIGNED)) {
      return NOT_ASSIGNED;
    }
    return access
        .groups(wish.client().id(), user.get())
        .<Step>map(groups -> new Step.SignedIn(user.get().person(groups)))
        .orElse(NOT_ASSIGNED);
  }

  private Optional<PracticeUser> find(String username, Secret password) {
    return users.stream()
        .filter(user -> user.email().equalsIgnoreCase(username))
        .filter(user -> user.password().equals(password))
        .findFirst();
  }

  private static Step shown(SignInPage page) {
    return new Step.Shown(Response.html(200, page.html()));
  }
}
