package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.PrincipalList;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words of an access policy: what each may be, and what a wrong one was meant to be. */
final class PolicyWords {
  private static final Set<String> PREFIXES =
      Set.of("user", "robot", "group", "pipeline", "pach", "internal");

  private final AccessPolicy live;
  private final boolean anyRole;
  private final Map<String, Principal> principals = new HashMap<>();
  private @Nullable Set<Principal> present;
  private @Nullable Set<String> prefixes;

  PolicyWords(AccessPolicy live, boolean anyRole) {
    this.live = live;
    this.anyRole = anyRole;
  }

  Resource resource(PolicyWord word) {
    return Resource.parse(word.text()).orElseThrow(() -> unknownResource(word));
  }

  private Failure unknownResource(PolicyWord word) {
    List<String> known = live.bindings().keySet().stream().map(Resource::text).toList();
    return word.wrong(
        "`" + word.text() + "` is no resource",
        Spelling.nearestKey(word.text(), known)
            .map("Did you mean `%s`?"::formatted)
            .orElse("Resources are cluster, project:NAME and repo:PROJECT/NAME."));
  }

  /** Equal texts give the same object, for they come by the million. */
  Principal principal(PolicyWord word) {
    Principal known = principals.get(word.text());
    return known != null ? known : remembered(checked(word));
  }

  private Principal remembered(Principal principal) {
    principals.put(principal.text(), principal);
    return principal;
  }

  private Principal checked(PolicyWord word) {
    String text = word.text();
    int colon = text.indexOf(':');
    String prefix = text.substring(0, Math.max(colon, 0));
    boolean whole = colon > 0 && colon < text.length() - 1;
    if (text.equals(Principal.ALL_CLUSTER_USERS.text()) || (whole && PREFIXES.contains(prefix))) {
      return single(word);
    }
    if (!text.isEmpty() && present().contains(new Principal(text))) {
      return new Principal(text);
    }
    if (!whole) {
      throw word.wrong("`" + text + "` is no principal: it has no prefix", meant(text));
    }
    Optional<String> near = Spelling.nearestKey(prefix, prefixes());
    if (near.isPresent() && !prefixes().contains(prefix)) {
      throw word.wrong(
          "`" + prefix + ":` is no prefix of principals",
          "Did you mean `" + near.get() + text.substring(colon) + "`?");
    }
    return single(word);
  }

  /** A comma is part of a name; as a separator it stands in no principal but one that is there. */
  private Principal single(PolicyWord word) {
    Principal principal = new Principal(word.text());
    if (PrincipalList.isList(word.text()) && !present().contains(principal)) {
      List<String> names = PrincipalList.in(word.text());
      throw word.wrong(
          "`" + word.text() + "` is " + names.size() + " principals in one word",
          "Write each by itself: `" + String.join("`, `", names) + "`.");
    }
    return principal;
  }

  private String meant(String text) {
    if (text.equalsIgnoreCase(Principal.ALL_CLUSTER_USERS.text())) {
      return "Did you mean `allClusterUsers`?";
    }
    return present().stream()
        .filter(known -> !text.isEmpty() && known.name().equalsIgnoreCase(text))
        .findFirst()
        .map(known -> "Did you mean `" + known + "`?")
        .orElse("Write user:NAME, robot:NAME, group:NAME or, with a provider's name, okta:NAME.");
  }

  Principal group(PolicyWord word) {
    String text = word.text();
    boolean named = text.matches("(?s)group(?:/[^:]+)?:.+");
    if (!named && (text.isEmpty() || !live.groups().containsKey(new Principal(text)))) {
      String advice = text.contains(":") ? "Groups begin with `group:`." : "";
      throw word.wrong(
          "`" + text + "` is no group",
          advice.isEmpty() ? "Did you mean `group:" + text + "`?" : advice);
    }
    return remembered(single(word));
  }

  Principal robot(PolicyWord word) {
    if (!word.text().startsWith("robot:")) {
      throw word.wrong("`" + word.text() + "` is no robot", "Robots begin with `robot:`.");
    }
    return principal(word);
  }

  /** The name of a role that may be bound there. */
  String role(PolicyWord word, Resource resource, Principal principal) {
    Optional<Role> role = Role.named(word.text());
    if (role.isPresent() && (anyRole || role.get().bindableTo().contains(resource.type()))) {
      return role.get().wireName();
    }
    if (has(resource, principal, word.text())) {
      return word.text();
    }
    throw role.map(known -> misplaced(word, known, resource)).orElseGet(() -> unknown(word));
  }

  private boolean has(Resource resource, Principal principal, String role) {
    var entries = live.bindings().get(resource);
    var roles = entries == null ? null : entries.get(principal);
    return roles != null && roles.contains(role);
  }

  private static Failure misplaced(PolicyWord word, Role role, Resource resource) {
    List<String> kinds =
        role.bindableTo().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    return word.wrong(
        "the role `%s` is not meant for %s".formatted(word.text(), resource.text()),
        "It is bound to: %s. --force binds it all the same, as pachd does."
            .formatted(String.join(", ", kinds)));
  }

  private static Failure unknown(PolicyWord word) {
    List<String> names = Arrays.stream(Role.values()).map(Role::wireName).toList();
    return word.wrong(
        "`" + word.text() + "` is no role",
        Spelling.nearestKey(word.text(), names)
            .map("Did you mean `%s`?"::formatted)
            .orElse("'auth list roles' shows them."));
  }

  /** Every principal that the cluster knows; gathered when a word first needs it. */
  private Set<Principal> present() {
    if (present == null) {
      present = live.principals();
    }
    return present;
  }

  private Set<String> prefixes() {
    if (prefixes == null) {
      Set<String> all = new TreeSet<>(PREFIXES);
      present().forEach(principal -> all.add(principal.kind()));
      prefixes = all;
    }
    return prefixes;
  }
}
