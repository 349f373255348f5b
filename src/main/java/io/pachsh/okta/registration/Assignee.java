package io.pachsh.okta.registration;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaDirectory;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaUser;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Outside;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
          directory
              .user(login)
              .orElseThrow(
                  () ->
                      unknown(
                          this,
                          "okta users",
                          () -> directory.users().stream().map(OktaUser::login).toList())));
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
          directory
              .group(name)
              .orElseThrow(
                  () ->
                      unknown(
                          this,
                          "okta groups",
                          () -> directory.groups().stream().map(OktaGroup::name).toList())));
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

  private static Failure unknown(Assignee wanted, String list, Supplier<List<String>> names) {
    String[] parts = wanted.text().split(":", 2);
    String listed =
        "'%s' lists what is there%s."
            .formatted(list, wanted instanceof Group ? "; upper and lower case count" : "");
    return new Failure(
        Exit.FAILED,
        "Okta has no %s '%s'.".formatted(parts[0], parts[1]),
        near(parts[1], names)
            .map(
                name ->
                    Lines.of("Did you mean %s:%s?".formatted(parts[0], Outside.of(name)))
                        .and(listed))
            .orElseGet(() -> Lines.of(listed)));
  }

  /** The name that may be meant, if the token may see which there are. */
  private static Optional<String> near(String name, Supplier<List<String>> names) {
    try {
      List<String> known = names.get();
      return known.stream()
          .filter(each -> Spelling.isSameKey(each, name))
          .findFirst()
          .or(() -> Spelling.near(name, known).stream().findFirst());
    } catch (Failure e) {
      return Optional.empty();
    }
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
