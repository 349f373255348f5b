package io.pachsh.rehearsal.management;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The org's users and groups.
 *
 * @param salt makes the ids of one org's groups differ from another's
 */
public record OrgDirectory(List<Member> members, String salt) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** One user, with the names of the groups. */
  public record Member(String id, String email, String name, List<String> groups) {
    public Member {
      groups = List.copyOf(groups);
    }
  }

  /** A group; {@code Everyone} is built in. */
  record Group(String id, String name) {
    String type() {
      return name.equals("Everyone") ? "BUILT_IN" : "OKTA_GROUP";
    }
  }

  public OrgDirectory {
    members = List.copyOf(members);
  }

  /** All groups by name. */
  List<Group> groups() {
    TreeSet<String> names = new TreeSet<>();
    members.forEach(member -> names.addAll(member.groups()));
    return names.stream().map(name -> new Group(groupId(name), name)).toList();
  }

  Optional<Group> group(String id) {
    return groups().stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /** A user by id or login. */
  Optional<Member> member(String idOrLogin) {
    return members.stream()
        .filter(each -> each.id().equals(idOrLogin) || each.email().equalsIgnoreCase(idOrLogin))
        .findFirst();
  }

  /** The id of the group of that name, the same at each start. */
  public String groupId(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + "/" + name).getBytes(StandardCharsets.UTF_8));
      StringBuilder id = new StringBuilder("00g");
      for (int i = 0; i < 17; i++) {
        id.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
