package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.Permission;
import io.pachsh.access.PipelineDefaults;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.pfs.InspectProjectRequest;
import io.pachsh.wire.pps.APIGrpc;
import io.pachsh.wire.pps.ActivateAuthRequest;
import io.pachsh.wire.pps.ActivateAuthResponse;
import io.pachsh.wire.pps.DeletePipelinesRequest;
import io.pachsh.wire.pps.DeletePipelinesResponse;
import io.pachsh.wire.pps.GetClusterDefaultsRequest;
import io.pachsh.wire.pps.GetClusterDefaultsResponse;
import io.pachsh.wire.pps.GetProjectDefaultsRequest;
import io.pachsh.wire.pps.GetProjectDefaultsResponse;
import io.pachsh.wire.pps.InspectPipelineRequest;
import io.pachsh.wire.pps.JobInfo;
import io.pachsh.wire.pps.JobSetInfo;
import io.pachsh.wire.pps.ListJobRequest;
import io.pachsh.wire.pps.ListJobSetRequest;
import io.pachsh.wire.pps.ListPipelineRequest;
import io.pachsh.wire.pps.Pipeline;
import io.pachsh.wire.pps.PipelineInfo;
import io.pachsh.wire.pps.SecretInfos;
import io.pachsh.wire.pps.SetClusterDefaultsRequest;
import io.pachsh.wire.pps.SetClusterDefaultsResponse;
import io.pachsh.wire.pps.SetProjectDefaultsRequest;
import io.pachsh.wire.pps.SetProjectDefaultsResponse;
import java.util.List;

/** Pipelines: none run here, so there are no jobs and secrets either; their defaults are kept. */
final class PipelineCalls {
  private PipelineCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getActivateAuthMethod(),
            Gate.of(Permission.CLUSTER_AUTH_ACTIVATE),
            (Visit visit, ActivateAuthRequest request) ->
                ActivateAuthResponse.getDefaultInstance()),
        Rpc.of(APIGrpc.getInspectPipelineMethod(), Gate.SIGNED_IN_OR_OFF, PipelineCalls::inspect)
            .requiring("pipeline"),
        Rpc.streaming(
            APIGrpc.getListPipelineMethod(), Gate.SIGNED_IN_OR_OFF, PipelineCalls::pipelines),
        Rpc.of(
            APIGrpc.getDeletePipelinesMethod(),
            Gate.SIGNED_IN_OR_OFF,
            (Visit visit, DeletePipelinesRequest request) ->
                DeletePipelinesResponse.getDefaultInstance()),
        Rpc.streaming(APIGrpc.getListJobMethod(), Gate.SIGNED_IN_OR_OFF, PipelineCalls::jobs),
        Rpc.streaming(
            APIGrpc.getListJobSetMethod(),
            Gate.SIGNED_IN_OR_OFF,
            (Visit visit, ListJobSetRequest request) -> List.<JobSetInfo>of()),
        Rpc.of(
            APIGrpc.getListSecretMethod(),
            Gate.orOff(Permission.CLUSTER_LIST_SECRETS),
            (Visit visit, Empty request) -> SecretInfos.getDefaultInstance()),
        Rpc.of(
            APIGrpc.getDeleteAllMethod(),
            Gate.orOff(Permission.CLUSTER_DELETE_ALL),
            (Visit visit, Empty request) -> request),
        Rpc.of(
            APIGrpc.getGetClusterDefaultsMethod(),
            Gate.SIGNED_IN_OR_OFF,
            PipelineCalls::clusterDefaults),
        Rpc.of(
            APIGrpc.getSetClusterDefaultsMethod(),
            Gate.orOff(Permission.CLUSTER_SET_DEFAULTS),
            PipelineCalls::setClusterDefaults),
        Rpc.of(
            APIGrpc.getGetProjectDefaultsMethod(),
            Gate.SIGNED_IN_OR_OFF,
            PipelineCalls::projectDefaults),
        Rpc.of(
            APIGrpc.getSetProjectDefaultsMethod(),
            Gate.SIGNED_IN_OR_OFF,
            PipelineCalls::setProjectDefaults));
  }

  private static PipelineInfo inspect(Visit visit, InspectPipelineRequest request) {
    throw notFound(request.getPipeline());
  }

  /** All of them, or those of one name: whoever names one is told that it is not there. */
  private static List<PipelineInfo> pipelines(Visit visit, ListPipelineRequest request) {
    if (request.hasPipeline()) {
      throw Within.of("could not list pipeline info", notFound(request.getPipeline()));
    }
    return List.of();
  }

  private static RefusedException notFound(Pipeline pipeline) {
    return new RefusedException(
        new Refusal.NotFound("pipeline \"%s\" not found".formatted(output(pipeline).name())));
  }

  /** The jobs of a pipeline are for whoever may read what it makes. */
  private static List<JobInfo> jobs(Visit visit, ListJobRequest request) {
    if (request.hasPipeline()) {
      visit.places().require(Permission.PIPELINE_LIST_JOB, output(request.getPipeline()));
      throw notFound(request.getPipeline());
    }
    return List.of();
  }

  /** The repo that a pipeline writes to, which has its name. */
  private static Resource output(Pipeline pipeline) {
    return Resource.repo(PlaceMessages.name(pipeline.getProject()), pipeline.getName());
  }

  private static GetClusterDefaultsResponse clusterDefaults(
      Visit visit, GetClusterDefaultsRequest request) {
    return GetClusterDefaultsResponse.newBuilder()
        .setClusterDefaultsJson(visit.places().defaults(Resource.CLUSTER).json())
        .build();
  }

  private static SetClusterDefaultsResponse setClusterDefaults(
      Visit visit, SetClusterDefaultsRequest request) {
    visit
        .places()
        .setDefaults(Resource.CLUSTER, request.getClusterDefaultsJson(), request.getDryRun());
    return SetClusterDefaultsResponse.getDefaultInstance();
  }

  private static GetProjectDefaultsResponse projectDefaults(
      Visit visit, GetProjectDefaultsRequest request) {
    Resource project = Resource.project(PlaceMessages.name(request.getProject()));
    PlaceCalls.inspectProject(
        visit,
        InspectProjectRequest.newBuilder()
            .setProject(PlaceMessages.project(project.name()))
            .build());
    PipelineDefaults defaults = visit.places().defaults(project);
    GetProjectDefaultsResponse.Builder answer =
        GetProjectDefaultsResponse.newBuilder()
            .setProjectDefaultsJson(defaults.json())
            .setCreatedBy(defaults.setBy().map(Principal::text).orElse(""));
    defaults.set().map(WireWords::timestamp).ifPresent(answer::setCreatedAt);
    return answer.build();
  }

  private static SetProjectDefaultsResponse setProjectDefaults(
      Visit visit, SetProjectDefaultsRequest request) {
    Resource project = Resource.project(PlaceMessages.name(request.getProject()));
    Within.doing(
        "not allowed", () -> visit.places().require(Permission.PROJECT_SET_DEFAULTS, project));
    visit.places().setDefaults(project, request.getProjectDefaultsJson(), request.getDryRun());
    return SetProjectDefaultsResponse.getDefaultInstance();
  }
}
