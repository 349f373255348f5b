package io.pachsh.rehearsal.management;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a registered application means for somebody who signs in to it. */
public record AppSignIn(OrgApp app, OrgDirectory directory) {
  /** Whether the application is assigned to the user, by name or by a group. */
  public boolean isAssigned(OrgDirectory.Member member) {
    return app.users().contains(member.id())
        || groups(member).stream().anyMatch(group -> app.groups().contains(group.id()));
  }

  /**
   * The groups that the org's own authorization server tells the application; none without claim.
   */
  public List<String> groupNames(OrgDirectory.Member member) {
    return app.claims().stream()
        .filter(claim -> claim.name().equals("groups"))
        .flatMap(claim -> GroupsExpression.read(claim.expression()).stream())
        .flatMap(expression -> expression.names(groups(member)).stream())
        .toList();
  }

  /** The groups that a custom authorization server tells every application. */
  public static List<String> groupNames(CustomServer server, OrgDirectory.Member member) {
    return server.claims().stream()
        .filter(claim -> claim.name().equals("groups") && claim.claimType().equals("IDENTITY"))
        .flatMap(claim -> member.groups().stream().filter(name -> passes(claim, name)))
        .distinct()
        .toList();
  }

  private List<OrgDirectory.Group> groups(OrgDirectory.Member member) {
    return directory.groups().stream()
        .filter(group -> member.groups().contains(group.name()))
        .toList();
  }

  private static boolean passes(ServerClaim claim, String name) {
    String value = claim.value();
    return switch (claim.filter()) {
      case "STARTS_WITH" -> name.regionMatches(true, 0, value, 0, value.length());
      case "EQUALS" -> name.equalsIgnoreCase(value);
      case "CONTAINS" -> name.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
      default -> matches(value, name);
    };
  }

  private static boolean matches(String expression, String name) {
    try {
      return Pattern.matches(expression, name);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
