package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Writes an access policy as YAML in stable order, so that two exports compare line by line. */
public final class PolicyWriter {
  private static final String HEAD =
      """
      # Who may do what, as `access export` writes it and `access apply` makes it so.
      #
      # `access diff FILE` shows what applying this file would change. An entry is a principal and
      # all of its roles on a resource; [] takes them away. What the file does not name, members of
      # groups included, stays as it is, unless it is applied with --prune.
      access_version: %d
      """
          .formatted(PolicyReader.VERSION);

  private final Appendable out;

  private PolicyWriter(Appendable out) {
    this.out = out;
  }

  public static void write(AccessPolicy policy, Appendable out) throws IOException {
    PolicyWriter writer = new PolicyWriter(out);
    out.append(HEAD);
    out.append("\n# Roles by resource and principal.\n");
    writer.bindings(policy.bindings());
    out.append("\n# Members by group.\n");
    writer.groups(policy.groups());
    out.append("\n# Who has a role or a token; applying the file makes no robots and no tokens.\n");
    writer.list("robots", policy.robots(), "");
  }

  private void bindings(SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings)
      throws IOException {
    out.append(bindings.isEmpty() ? "bindings: {}\n" : "bindings:\n");
    for (var binding : bindings.entrySet()) {
      String resource = YamlWord.of(binding.getKey().text());
      Set<Map.Entry<Principal, SortedSet<String>>> entries = binding.getValue().entrySet();
      out.append("  ").append(resource).append(entries.isEmpty() ? ": {}\n" : ":\n");
      for (var entry : entries) {
        out.append("    ").append(YamlWord.of(entry.getKey().text())).append(": [");
        roles(entry.getValue());
        out.append("]\n");
      }
    }
  }

  private void roles(Collection<String> roles) throws IOException {
    String separator = "";
    for (String role : roles) {
      out.append(separator).append(YamlWord.of(role));
      separator = ", ";
    }
  }

  private void groups(SortedMap<Principal, SortedSet<Principal>> groups) throws IOException {
    out.append(groups.isEmpty() ? "groups: {}\n" : "groups:\n");
    for (var group : groups.entrySet()) {
      list("  " + YamlWord.of(group.getKey().text()), group.getValue(), "  ");
    }
  }

  private void list(String key, SortedSet<Principal> principals, String indent) throws IOException {
    out.append(key).append(principals.isEmpty() ? ": []\n" : ":\n");
    for (Principal principal : principals) {
      out.append(indent).append("  - ").append(YamlWord.of(principal.text())).append('\n');
    }
  }
}
