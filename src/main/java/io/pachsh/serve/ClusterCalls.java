package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.wire.admin.ClusterInfo;
import io.pachsh.wire.admin.InspectClusterRequest;
import io.pachsh.wire.version.Version;
import java.util.List;

/** The cluster as a whole: who it is, and which pachd it answers as. */
record ClusterCalls(ServedCluster cluster) {
  /**
   * Answered as the pachd whose API this is: since 2.12 no licence is asked for, which is how it is
   * here. Tools only compare major and minor.
   */
  private static final Version VERSION =
      Version.newBuilder()
          .setMajor(2)
          .setMinor(12)
          .setMicro(0)
          .setAdditional("+pachsh")
          .setPlatform("java")
          .build();

  List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod(),
            RequiredPermission.OPEN,
            this::inspect),
        Rpc.of(
            io.pachsh.wire.version.APIGrpc.getGetVersionMethod(),
            RequiredPermission.OPEN,
            (CallContext context, Empty request) -> VERSION));
  }

  private ClusterInfo inspect(CallContext context, InspectClusterRequest request) {
    ClusterInfo.Builder info =
        ClusterInfo.newBuilder()
            .setId(cluster.deploymentId())
            .setDeploymentId(cluster.deploymentId())
            .setWarningsOk(true);
    String project = request.getCurrentProject().getName();
    if (!project.isEmpty() && isMissing(context, project)) {
      info.addWarnings(
          "WARNING: Could not inspect project \"%s\": error getting project \"%s\": get project by name: project \"%s\" not found"
              .formatted(project, project, project));
    }
    return info.build();
  }

  /** Somebody whose token does not work learns nothing about projects here, as at pachd. */
  private static boolean isMissing(CallContext context, String project) {
    try {
      return !context.places().contains(Resource.project(project));
    } catch (RefusedException e) {
      return false;
    }
  }
}
