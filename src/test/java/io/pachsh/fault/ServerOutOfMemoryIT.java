package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateRequest;
import io.pachsh.wire.auth.GetRoleBindingRequest;
import io.pachsh.wire.auth.ModifyRoleBindingRequest;
import io.pachsh.wire.auth.Resource;
import io.pachsh.wire.auth.ResourceType;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose memory ends: it ends too, and the next one has everything that was answered. */
class ServerOutOfMemoryIT {
  private static final Pattern PORT = Pattern.compile("grpc://127\\.0\\.0\\.1:(\\d+)");
  private static final String ROOT = "root-token-of-the-small-one";
  private static final Resource CLUSTER =
      Resource.newBuilder().setType(ResourceType.CLUSTER).build();

  @TempDir private Path directory;

  @Test
  void endsItsProcessAndLosesNothing() throws Exception {
    Set<String> answered = new HashSet<>();
    try (Piped pachsh = serve("-Xmx40m")) {
      ManagedChannel channel = channel(pachsh);
      APIGrpc.newBlockingStub(channel)
          .activate(ActivateRequest.newBuilder().setRootToken(ROOT).build());
      APIGrpc.APIBlockingStub root = root(channel);
      try {
        for (int i = 0; i < 200; i++) {
          String who = "user:" + i + "x".repeat(500_000);
          root.withDeadlineAfter(60, TimeUnit.SECONDS)
              .modifyRoleBinding(
                  ModifyRoleBindingRequest.newBuilder()
                      .setResource(CLUSTER)
                      .setPrincipal(who)
                      .addRoles("debugger")
                      .build());
          answered.add(who);
        }
      } catch (StatusRuntimeException e) {
        // Its memory was not enough.
      }
      channel.shutdownNow();
      assertThat(pachsh.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(pachsh.process().exitValue()).isEqualTo(137);
    }
    assertThat(answered).isNotEmpty();
    try (Piped pachsh = serve("-Xmx1g")) {
      ManagedChannel channel = channel(pachsh);
      Set<String> found =
          root(channel)
              .getRoleBinding(GetRoleBindingRequest.newBuilder().setResource(CLUSTER).build())
              .getBinding()
              .getEntriesMap()
              .keySet();
      assertThat(found.containsAll(answered)).isTrue();
      channel.shutdownNow();
    }
  }

  private Piped serve(String memory) throws Exception {
    return Piped.start(
        directory,
        List.of("env", "PACHSH_JAVA_OPTS=" + memory),
        "serve",
        "--port",
        "0",
        "--allow-activate");
  }

  private static ManagedChannel channel(Piped pachsh) throws Exception {
    Matcher port = PORT.matcher(pachsh.line());
    while (!port.find()) {
      port = PORT.matcher(pachsh.line());
    }
    return OkHttpChannelBuilder.forAddress(
            "127.0.0.1", Integer.parseInt(port.group(1)), InsecureChannelCredentials.create())
        .maxInboundMessageSize(200 * 1024 * 1024)
        .build();
  }

  private static APIGrpc.APIBlockingStub root(ManagedChannel channel) {
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER), ROOT);
    return APIGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }
}
