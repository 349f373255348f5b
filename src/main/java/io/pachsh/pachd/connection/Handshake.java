package io.pachsh.pachd.connection;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.wire.admin.APIGrpc;
import io.pachsh.wire.admin.InspectClusterRequest;
import io.pachsh.wire.version.Version;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What comes before everything else on a connection: the cluster says which it is, without having
 * been sent anything that is secret. One that is not the expected one gets nothing.
 */
public final class Handshake {
  private static final MethodDescriptor<InspectClusterRequest, io.pachsh.wire.admin.ClusterInfo>
      INSPECT = APIGrpc.getInspectClusterMethod();

  private static final MethodDescriptor<Empty, Version> VERSION =
      io.pachsh.wire.version.APIGrpc.getGetVersionMethod();

  /**
   * Says that we are 0.0.0, which every pachd takes for compatible: we judge releases ourselves.
   */
  private static final InspectClusterRequest REQUEST =
      InspectClusterRequest.newBuilder().setClientVersion(Version.getDefaultInstance()).build();

  private final Endpoint endpoint;
  private final Connection connection;
  private final StatusErrors statusErrors;
  private final NoticeListener listener;
  private final Notices notices;
  private String expected;
  private volatile Release release = Release.UNKNOWN;
  private volatile boolean made;

  /** Not a monitor: who waits for somebody else's call to a silent cluster can be interrupted. */
  private final ReentrantLock turn = new ReentrantLock(true);

  public Handshake(
      Endpoint endpoint,
      Connection connection,
      StatusErrors statusErrors,
      NoticeListener listener,
      Notices notices) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.statusErrors = statusErrors;
    this.listener = listener;
    this.notices = notices;
    this.expected = endpoint.deploymentId();
  }

  Release release() {
    make();
    return release;
  }

  /** Makes it unless it was made; each new connection asks for {@link #makeAgain} by itself. */
  void make() {
    if (!made) {
      inTurn(
          () -> {
            if (!made) {
              makeAgain();
            }
            return release;
          });
    }
  }

  /** Makes it on the connection at hand. Notices are told once. */
  void makeAgain() {
    inTurn(
        () -> {
          ClusterInfo info = ask();
          if (!made) {
            made = true;
            info.notices().forEach(listener::notice);
          }
          return info;
        });
  }

  /** Asks the cluster about itself, and makes the acquaintance of the connection that answered. */
  public ClusterInfo inspect() {
    return inTurn(this::ask);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      throw statusErrors.interrupted(INSPECT, CallPolicy.READING);
    }
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  private ClusterInfo ask() {
    for (int attempt = 1; ; attempt++) {
      ManagedChannel channel = connection.channel();
      SendTracer sendTracer = new SendTracer();
      Future<Version> version =
          ClientCalls.futureUnaryCall(
              channel.newCall(VERSION, within(CallPolicy.BESIDE)), Empty.getDefaultInstance());
      ClientCall<InspectClusterRequest, io.pachsh.wire.admin.ClusterInfo> call =
          channel.newCall(INSPECT, within(CallPolicy.READING).withStreamTracerFactory(sendTracer));
      try {
        io.pachsh.wire.admin.ClusterInfo info = ClientCalls.blockingUnaryCall(call, REQUEST);
        settle(version);
        requireExpected(info.getDeploymentId());
        sendTracer.peer().ifPresent(VerifiedPeer::make);
        return new ClusterInfo(
            info.getId(), info.getDeploymentId(), release.text(), notices.of(info, release));
      } catch (StatusRuntimeException e) {
        version.cancel(true);
        if (Thread.interrupted()) {
          throw statusErrors.interrupted(INSPECT, CallPolicy.READING);
        }
        boolean arrived = sendTracer.isLeft();
        if (statusErrors.isLost(e.getStatus())) {
          connection.renew(channel);
          if (arrived && attempt == 1 && !StatusErrors.isLate(e.getStatus())) {
            continue;
          }
        }
        if (PachdClient.isMissing(e.getStatus())) {
          throw noCluster(channel, e);
        }
        throw failure(e, arrived);
      }
    }
  }

  /** A pachd that does not say its version is taken for the newest. */
  private void settle(Future<Version> version) {
    try {
      release = Release.of(version.get());
    } catch (ExecutionException e) {
      version.cancel(true);
    } catch (InterruptedException e) {
      version.cancel(true);
      throw statusErrors.interrupted(VERSION, CallPolicy.READING);
    }
    if (release.isTooOld()) {
      throw tooOld(release);
    }
  }

  private void requireExpected(String found) {
    if (expected.isEmpty()) {
      if (!found.isEmpty()) {
        expected = found;
        listener.deploymentId(found);
      }
      return;
    }
    if (!expected.equals(found)) {
      throw new Failure(
          Exit.FAILED,
          "Another cluster answers at %s: its deployment id is %s, but this context belongs to %s. No token was sent."
              .formatted(endpoint, found.isEmpty() ? "not told" : found, expected),
          endpoint.source().anotherCluster(endpoint.address()));
    }
  }

  /** Something that speaks gRPC but has no admin service: pachd 1.x, or no pachd at all. */
  private RuntimeException noCluster(ManagedChannel channel, StatusRuntimeException refused) {
    if (StatusErrors.isNoGrpc(refused.getStatus())) {
      return failure(refused, true);
    }
    MethodDescriptor<Empty, Version> older =
        VERSION.toBuilder()
            .setFullMethodName(
                MethodDescriptor.generateFullMethodName("versionpb.API", "GetVersion"))
            .build();
    try {
      return tooOld(
          Release.of(
              ClientCalls.blockingUnaryCall(
                  channel.newCall(older, within(CallPolicy.BESIDE)), Empty.getDefaultInstance())));
    } catch (StatusRuntimeException e) {
      return noPachd();
    }
  }

  private Failure noPachd() {
    return new Failure(
        Exit.FAILED,
        "What answers at %s speaks gRPC, but it is no pachd 2.x: it has no %s."
            .formatted(endpoint, INSPECT.getServiceName()),
        "Check the address and the port; pachd's own is 30650, behind a proxy 80 or 443.");
  }

  private RuntimeException failure(StatusRuntimeException ended, boolean arrived) {
    RuntimeException answer =
        statusErrors.to(
            new StatusErrors.Asked(INSPECT.getFullMethodName(), CallPolicy.READING, arrived),
            ended);
    return answer instanceof CallException obstacle ? obstacle.failure() : answer;
  }

  private Failure tooOld(Release found) {
    return new Failure(
        Exit.FAILED,
        "%s is a pachd %s; pachsh works with pachd 2.x.".formatted(endpoint, found.text()),
        "Use the pachctl of that release.");
  }

  private static CallOptions within(CallPolicy policy) {
    return CallOptions.DEFAULT.withDeadlineAfter(policy.patience().toNanos(), TimeUnit.NANOSECONDS);
  }
}
