package io.pachsh.rehearsal;

import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.UserAuthentication;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Asks for a user name and a password on one page. */
record PasswordSignIn(List<PracticeUser> users, FaultSwitch faults) implements UserAuthentication {
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
      return new Step.Denied("access_denied", "User is not assigned to the client application.");
    }
    return new Step.SignedIn(user.get().person());
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
