package io.pachsh.okta.registration;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaDirectory;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaUser;

/** Somebody who is to be let in to an application: a person by login, or a group by name. */
public sealed interface Assignee {
  /** As people write it, such as {@code group:data-science}. */
  String text();

  /** Finds it at Okta; fails when there is no such person or group. */
  Known find(OktaDirectory directory);

  record User(String login) implements Assignee {
    @Override
    public String text() {
      return "user:" + login;
    }

    @Override
    public Known find(OktaDirectory directory) {
      return new Known.User(
          directory.user(login).orElseThrow(() -> unknown("user", login, "okta users")));
    }
  }

  record Group(String name) implements Assignee {
    @Override
    public String text() {
      return "group:" + name;
    }

    @Override
    public Known find(OktaDirectory directory) {
      return new Known.Group(
          directory.group(name).orElseThrow(() -> unknown("group", name, "okta groups")));
    }
  }

  /**
   * Reads {@code user:LOGIN} or {@code group:NAME}.
   *
   * @throws Failure when it is neither
   */
  static Assignee parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String name = text.substring(colon + 1).strip();
    if (kind.equals("user") && !name.isEmpty()) {
      return new User(name);
    }
    if (kind.equals("group") && !name.isEmpty()) {
      return new Group(name);
    }
    throw new Failure(
        Exit.USAGE,
        "'" + text + "' says not whether it is a person or a group.",
        text.contains("@")
            ? "Perhaps you mean: user:" + name
            : "Write user:LOGIN or group:NAME, as 'okta users' and 'okta groups' show them.");
  }

  private static Failure unknown(String kind, String name, String list) {
    return new Failure(
        Exit.FAILED,
        "Okta has no %s '%s'.".formatted(kind, name),
        "'%s' lists what is there%s."
            .formatted(list, kind.equals("group") ? "; upper and lower case count" : ""));
  }

  /** One that Okta knows. */
  sealed interface Known {
    boolean isAssigned(OktaApp app, OktaDirectory directory);

    void assign(OktaApp app, OktaDirectory directory);

    void unassign(OktaApp app, OktaDirectory directory);

    record User(OktaUser user) implements Known {
      @Override
      public boolean isAssigned(OktaApp app, OktaDirectory directory) {
        return directory.isAssignedByName(app, user);
      }

      @Override
      public void assign(OktaApp app, OktaDirectory directory) {
        directory.assign(app, user);
      }

      @Override
      public void unassign(OktaApp app, OktaDirectory directory) {
        directory.unassign(app, user);
      }
    }

    record Group(OktaGroup group) implements Known {
      @Override
      public boolean isAssigned(OktaApp app, OktaDirectory directory) {
        return directory.groupsOf(app).stream().anyMatch(each -> each.id().equals(group.id()));
      }

      @Override
      public void assign(OktaApp app, OktaDirectory directory) {
        directory.assign(app, group);
      }

      @Override
      public void unassign(OktaApp app, OktaDirectory directory) {
        directory.unassign(app, group);
      }
    }
  }
}
