package io.pachsh.provisioning;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A role binding of somebody whom a named provider's prefix names, on a cluster where the same
 * person is called otherwise now.
 */
public record BindingRewrite(
    Resource resource, Principal former, Principal now, SortedSet<String> roles) {
  private static final String USERS = "user:";
  private static final String GROUPS = "group:";

  /** Those of a policy that name the guide's users or groups, by resource and principal. */
  public static List<BindingRewrite> of(AccessPolicy policy, AuthConfiguration.Guide guide) {
    List<BindingRewrite> rewrites = new ArrayList<>();
    policy
        .bindings()
        .forEach(
            (resource, entries) ->
                entries.forEach(
                    (principal, roles) ->
                        renamed(principal, guide)
                            .ifPresent(
                                now ->
                                    rewrites.add(
                                        new BindingRewrite(resource, principal, now, roles)))));
    return rewrites;
  }

  private static Optional<Principal> renamed(Principal principal, AuthConfiguration.Guide guide) {
    String user = guide.name() + ":";
    String group = "group/" + guide.name() + ":";
    String text = principal.text();
    if (text.startsWith(user) && text.length() > user.length()) {
      return Optional.of(new Principal(USERS + text.substring(user.length())));
    }
    return text.startsWith(group) && text.length() > group.length()
        ? Optional.of(new Principal(GROUPS + text.substring(group.length())))
        : Optional.empty();
  }
}
