package io.pachsh.pachd.connection;

/** Who is told what a cluster says about itself beside its answers. */
public interface NoticeListener {
  /** The deployment id, when the endpoint did not name one; to be kept for the next time. */
  void deploymentId(String id);

  /** Something there is about to be changed; what this throws keeps it from being sent. */
  void change();

  /** A sentence for the person, once for a cluster. It may hold what pachd sent: sanitise it. */
  void notice(String sentence);
}
