package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
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
            RequiredPermission.of(Permission.CLUSTER_AUTH_ACTIVATE),
            (CallContext context, ActivateAuthRequest request) ->
                ActivateAuthResponse.getDefaultInstance()),
        Rpc.of(
                APIGrpc.getInspectPipelineMethod(),
                RequiredPermission.SIGNED_IN_OR_OFF,
                PipelineCalls::inspect)
            .requiring("pipeline"),
        Rpc.streaming(
            APIGrpc.getListPipelineMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PipelineCalls::pipelines),
        Rpc.of(
            APIGrpc.getDeletePipelinesMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            (CallContext context, DeletePipelinesRequest request) ->
                DeletePipelinesResponse.getDefaultInstance()),
        Rpc.streaming(
            APIGrpc.getListJobMethod(), RequiredPermission.SIGNED_IN_OR_OFF, PipelineCalls::jobs),
        Rpc.streaming(
            APIGrpc.getListJobSetMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            (CallContext context, ListJobSetRequest request) -> List.<JobSetInfo>of()),
        Rpc.of(
            APIGrpc.getListSecretMethod(),
            RequiredPermission.orOff(Permission.CLUSTER_LIST_SECRETS),
            (CallContext context, Empty request) -> SecretInfos.getDefaultInstance()),
        Rpc.of(
            APIGrpc.getDeleteAllMethod(),
            RequiredPermission.orOff(Permission.CLUSTER_DELETE_ALL),
            (CallContext context, Empty request) -> request),
        Rpc.of(
            APIGrpc.getGetClusterDefaultsMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PipelineCalls::clusterDefaults),
        Rpc.of(
            APIGrpc.getSetClusterDefaultsMethod(),
            RequiredPermission.orOff(Permission.CLUSTER_SET_DEFAULTS),
            PipelineCalls::setClusterDefaults),
        Rpc.of(
            APIGrpc.getGetProjectDefaultsMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PipelineCalls::projectDefaults),
        Rpc.of(
            APIGrpc.getSetProjectDefaultsMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PipelineCalls::setProjectDefaults));
  }

  private static PipelineInfo inspect(CallContext context, InspectPipelineRequest request) {
    throw notFound(request.getPipeline());
  }

  /** All of them, or those of one name: whoever names one is told that it is not there. */
  private static List<PipelineInfo> pipelines(CallContext context, ListPipelineRequest request) {
    if (request.hasPipeline()) {
      throw PrefixedRefusal.of("could not list pipeline info", notFound(request.getPipeline()));
    }
    return List.of();
  }

  private static RefusedException notFound(Pipeline pipeline) {
    return new RefusedException(
        new Refusal.NotFound("pipeline \"%s\" not found".formatted(output(pipeline).name())));
  }

  /** The jobs of a pipeline are for whoever may read what it makes. */
  private static List<JobInfo> jobs(CallContext context, ListJobRequest request) {
    if (request.hasPipeline()) {
      context.places().require(Permission.PIPELINE_LIST_JOB, output(request.getPipeline()));
      throw notFound(request.getPipeline());
    }
    return List.of();
  }

  /** The repo that a pipeline writes to, which has its name. */
  private static Resource output(Pipeline pipeline) {
    return Resource.repo(PlaceMessages.name(pipeline.getProject()), pipeline.getName());
  }

  private static GetClusterDefaultsResponse clusterDefaults(
      CallContext context, GetClusterDefaultsRequest request) {
    return GetClusterDefaultsResponse.newBuilder()
        .setClusterDefaultsJson(context.places().defaults(Resource.CLUSTER).json())
        .build();
  }

  private static SetClusterDefaultsResponse setClusterDefaults(
      CallContext context, SetClusterDefaultsRequest request) {
    context
        .places()
        .setDefaults(Resource.CLUSTER, request.getClusterDefaultsJson(), request.getDryRun());
    return SetClusterDefaultsResponse.getDefaultInstance();
  }

  private static GetProjectDefaultsResponse projectDefaults(
      CallContext context, GetProjectDefaultsRequest request) {
    Resource project = Resource.project(PlaceMessages.name(request.getProject()));
    PlaceCalls.inspectProject(
        context,
        InspectProjectRequest.newBuilder()
            .setProject(PlaceMessages.project(project.name()))
            .build());
    PipelineDefaults defaults = context.places().defaults(project);
    GetProjectDefaultsResponse.Builder answer =
        GetProjectDefaultsResponse.newBuilder()
            .setProjectDefaultsJson(defaults.json())
            .setCreatedBy(defaults.setBy().map(Principal::text).orElse(""));
    defaults.set().map(WireWords::timestamp).ifPresent(answer::setCreatedAt);
    return answer.build();
  }

  private static SetProjectDefaultsResponse setProjectDefaults(
      CallContext context, SetProjectDefaultsRequest request) {
    Resource project = Resource.project(PlaceMessages.name(request.getProject()));
    PrefixedRefusal.doing(
        "not allowed", () -> context.places().require(Permission.PROJECT_SET_DEFAULTS, project));
    context.places().setDefaults(project, request.getProjectDefaultsJson(), request.getDryRun());
    return SetProjectDefaultsResponse.getDefaultInstance();
  }
}
