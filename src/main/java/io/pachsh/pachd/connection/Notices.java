package io.pachsh.pachd.connection;

import io.pachsh.wire.admin.ClusterInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the users of a cluster should know now, unless the environment says that they do. */
public record Notices(Map<String, String> environment) {
  public Notices {
    environment = Map.copyOf(environment);
  }

  List<String> of(ClusterInfo info, Release release) {
    List<String> notices = new ArrayList<>();
    if (isWanted("PACHYDERM_IGNORE_VERSION_SKEW")) {
      if (release.isNewerThanWeKnow()) {
        notices.add(
            "This pachd is %s; pachsh knows releases up to 2.12, and may miss what is newer."
                .formatted(release.text()));
      }
      notices.addAll(info.getWarningsList());
    }
    if (info.getPaused() && isWanted("PACHYDERM_IGNORE_PAUSED_MODE")) {
      notices.add("This cluster is paused: access can be administered, but no data changes.");
    }
    if (info.getPendingRestart() && isWanted("PACHYDERM_IGNORE_PENDING_RESTART")) {
      String why = info.getRestartInfo().isEmpty() ? "" : ": " + info.getRestartInfo();
      notices.add("This cluster is about to be restarted" + why + ".");
    }
    return notices;
  }

  private boolean isWanted(String silencer) {
    return environment.getOrDefault(silencer, "").isEmpty();
  }

  /** Without the environment. */
  @Override
  public String toString() {
    return "Notices";
  }
}
