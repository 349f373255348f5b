package io.pachsh.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins two changes of pachctl's configuration, key by key at every level. */
final class TableMerge {
  /** What says which cluster a context's token is for. */
  private static final Set<String> WHICH_CLUSTER =
      Set.of("pachd_address", "server_cas", "cluster_deployment_id");

  private TableMerge() {}

  /** Both sides changed this key to different values. */
  static final class Conflict extends Exception {
    private static final long serialVersionUID = 1L;

    Conflict(String key) {
      super(key);
    }

    String key() {
      return String.valueOf(getMessage());
    }
  }

  static PachctlConfig merge(PachctlConfig base, PachctlConfig mine, PachctlConfig theirs)
      throws Conflict {
    requireOneCluster(base, mine, theirs);
    requireOneCluster(base, theirs, mine);
    return PachctlConfig.of(merge(base.root(), mine.root(), theirs.root(), ""));
  }

  /** A token that one side got must not go to the cluster that the other side points to. */
  private static void requireOneCluster(PachctlConfig base, PachctlConfig one, PachctlConfig other)
      throws Conflict {
    for (Map.Entry<String, PachctlContext> entry : one.contexts().entrySet()) {
      String name = entry.getKey();
      PachctlContext before = base.contexts().get(name);
      PachctlContext there = other.contexts().get(name);
      if (before == null || there == null) {
        continue;
      }
      boolean signedIn =
          entry.getValue().token().isPresent() && !entry.getValue().token().equals(before.token());
      for (String key : WHICH_CLUSTER) {
        String old = before.table().leaf(key);
        boolean learned = key.equals("cluster_deployment_id") && old.isEmpty();
        if (signedIn && !learned && !old.equals(there.table().leaf(key))) {
          throw new Conflict("v2.contexts." + name + "." + key);
        }
      }
    }
  }

  private static Node.Table merge(Node.Table base, Node.Table mine, Node.Table theirs, String path)
      throws Conflict {
    return new Node.Table(
        ThreeWayMerge.of(
            base.entries(),
            mine.entries(),
            theirs.entries(),
            (key, before, own, other) ->
                join(path.isEmpty() ? key : path + "." + key, before, own, other)));
  }

  private static Node join(
      String path, @Nullable Node before, @Nullable Node mine, @Nullable Node theirs)
      throws Conflict {
    if (mine instanceof Node.Table own && theirs instanceof Node.Table other) {
      // Two contexts that were both made anew are two clusters; tables above them are joined.
      if (before instanceof Node.Table table) {
        return merge(table, own, other, path);
      }
      if (!path.startsWith("v2.contexts.")) {
        return merge(Node.Table.EMPTY, own, other, path);
      }
    }
    throw new Conflict(path);
  }
}
