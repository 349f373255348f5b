package io.pachsh.rehearsal;

import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;

/** The practice org's sign-in page as it comes, and after a mistake. */
public final class SignInPages {
  private SignInPages() {}

  public static Map<String, Response> all() {
    List<PracticeUser> users =
        List.of(
            new PracticeUser(
                "1", "ada@example.com", "Ada", Secret.of("rehearsal"), List.of("Everyone")),
            new PracticeUser(
                "2",
                "somebody.with.a.long.name@department.example.com",
                "Somebody",
                Secret.of("rehearsal"),
                List.of("Everyone", "data-science", "operations")));
    return Map.of(
        "sign-in",
        Response.html(200, new SignInPage(users, Map.of(), "", "").html()),
        "sign-in-wrong",
        Response.html(
            200,
            new SignInPage(users, Map.of(), "ada@example.com", "The password is wrong.").html()));
  }
}
