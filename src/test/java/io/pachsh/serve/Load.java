package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.stub.MetadataUtils;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeRequest;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.GetRoleBindingRequest;
import io.pachsh.wire.auth.ModifyMembersRequest;
import io.pachsh.wire.auth.ModifyRoleBindingRequest;
import io.pachsh.wire.auth.Resource;
import io.pachsh.wire.auth.ResourceType;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many clients at once, each with robots, roles and a place in a group of its own, so that it knows
 * what must be there in the end; every second call or so is a read.
 */
public final class Load {
  private static final Resource CLUSTER =
      Resource.newBuilder().setType(ResourceType.CLUSTER).build();

  private final ServedPractice practice;
  private final int clients;
  private final int steps;

  /** Tokens that must work and that must not, by their text: whom they stand for. */
  private final Map<String, String> working = new ConcurrentHashMap<>();

  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final Map<String, String> roles = new ConcurrentHashMap<>();
  private final Set<String> members = ConcurrentHashMap.newKeySet();
  private final List<long[]> latencies = new ArrayList<>();

  Load(ServedPractice practice, int clients, int steps) {
    this.practice = practice;
    this.clients = clients;
    this.steps = steps;
  }

  /** Does the work; answers how long each call took, in nanoseconds, sorted. */
  long[] run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<long[]>> work = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      ManagedChannel channel = practice.channel();
      work.add(
          threads.submit(
              () -> {
                begin.await();
                return new Client(client, channel).run();
              }));
    }
    begin.countDown();
    for (Future<long[]> each : work) {
      latencies.add(each.get());
    }
    threads.shutdown();
    return latencies.stream().flatMapToLong(java.util.Arrays::stream).sorted().toArray();
  }

  /** One client and the things that are its own. */
  private final class Client {
    private final String name;
    private final Random random;
    private final APIGrpc.APIBlockingStub admin;
    private final ManagedChannel channel;
    private final List<String> tokens = new ArrayList<>();

    Client(int number, ManagedChannel channel) {
      name = "c" + number;
      random = new Random(number);
      this.channel = channel;
      admin = as(practice.admin.orElseThrow().reveal());
    }

    private APIGrpc.APIBlockingStub as(String token) {
      return APIGrpc.newBlockingStub(channel)
          .withInterceptors(
              MetadataUtils.newAttachHeadersInterceptor(ServedPractice.metadata(token)));
    }

    long[] run() {
      long[] took = new long[steps];
      for (int step = 0; step < steps; step++) {
        long start = System.nanoTime();
        step(step);
        took[step] = System.nanoTime() - start;
      }
      return took;
    }

    private void step(int step) {
      switch (random.nextInt(8)) {
        case 0 -> issue(step);
        case 1 -> revoke(step);
        case 2 -> bind();
        case 3 -> join();
        case 4 ->
            admin.getRoleBinding(GetRoleBindingRequest.newBuilder().setResource(CLUSTER).build());
        case 5 -> admin.authorize(AuthorizeRequest.newBuilder().setResource(CLUSTER).build());
        default -> look();
      }
    }

    private void issue(int step) {
      String robot = name + "-" + step % 3;
      String token =
          admin.getRobotToken(GetRobotTokenRequest.newBuilder().setRobot(robot).build()).getToken();
      working.put(token, "robot:" + robot);
      tokens.add(token);
    }

    private void revoke(int step) {
      if (tokens.isEmpty()) {
        issue(step);
        return;
      }
      String token = tokens.remove(random.nextInt(tokens.size()));
      long number =
          admin
              .revokeAuthToken(RevokeAuthTokenRequest.newBuilder().setToken(token).build())
              .getNumber();
      assertThat(number).isEqualTo(1);
      working.remove(token);
      revoked.add(token);
    }

    private void bind() {
      String role = List.of("debugger", "robotUser", "secretAdmin").get(random.nextInt(3));
      String who = "robot:" + name;
      admin.modifyRoleBinding(
          ModifyRoleBindingRequest.newBuilder()
              .setResource(CLUSTER)
              .setPrincipal(who)
              .addRoles(role)
              .build());
      roles.put(who, role);
    }

    /** All clients change one group, so none may undo what another does. */
    private void join() {
      String who = "robot:" + name;
      boolean in = random.nextBoolean();
      ModifyMembersRequest.Builder request =
          ModifyMembersRequest.newBuilder().setGroup("group:all");
      admin.modifyMembers(in ? request.addAdd(who).build() : request.addRemove(who).build());
      if (in) {
        members.add(who);
      } else {
        members.remove(who);
      }
    }

    /** What was answered before holds at once for whoever reads. */
    private void look() {
      if (tokens.isEmpty()) {
        admin.whoAmI(WhoAmIRequest.getDefaultInstance());
        return;
      }
      String token = tokens.get(random.nextInt(tokens.size()));
      assertThat(as(token).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
          .isEqualTo(working.get(token));
    }
  }

  /** Every answer that was given holds in a cluster. */
  void check(io.pachsh.cluster.Cluster cluster) {
    io.pachsh.cluster.Caller admin = cluster.as(practice.admin);
    working.forEach(
        (token, who) ->
            assertThat(
                    cluster
                        .as(java.util.Optional.of(io.pachsh.secret.Secret.of(token)))
                        .whoAmI()
                        .principal()
                        .text())
                .isEqualTo(who));
    Set<String> hashes = new HashSet<>();
    admin.tokens().all().forEach(token -> hashes.add(token.hash()));
    // robot:admin's own, and one for each that works: none is lost, none is left over.
    assertThat(hashes).hasSize(working.size() + 1);
    var binding = admin.bindings().of(io.pachsh.access.Resource.CLUSTER);
    roles.forEach(
        (who, role) ->
            assertThat(binding.get(new io.pachsh.access.Principal(who))).containsExactly(role));
    Set<String> found = new HashSet<>();
    admin
        .groups()
        .all()
        .getOrDefault(new io.pachsh.access.Principal("group:all"), new java.util.TreeSet<>())
        .forEach(member -> found.add(member.text()));
    assertThat(found).isEqualTo(members);
  }
}
