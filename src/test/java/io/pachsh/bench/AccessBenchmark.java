package io.pachsh.bench;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.state.LargeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The access rows: questions and changes with 1,000,000 bindings against the same ones with 1,000,
 * what the whole of access costs at that size, and what forcing the journal costs. Run by {@code
 * scripts/bench access [ROUNDS]}.
 */
final class AccessBenchmark {
  private static final int LARGE = 1_000_000;

  /** How often the checks of one measurement are repeated. */
  private static final int TIMES = 20;

  private static final String ASK_SMALL = "1,000 checks, 1,000 bindings";
  private static final String ASK_LARGE = "1,000 checks, 1,000,000 bindings";
  private static final String CHANGE_SMALL = "1,000 changes unforced, 1,000 bindings";
  private static final String CHANGE_LARGE = "1,000 changes unforced, 1,000,000 bindings";
  private static final String FORCED = "1,000 changes forced";

  private final Path work = Files.createTempDirectory("pachsh-bench");
  private int allowed;

  private AccessBenchmark() throws IOException {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    System.exit(new AccessBenchmark().run(rounds) ? 0 : 1);
  }

  private boolean run(int rounds) throws Exception {
    try (LargeCluster small = LargeCluster.save(work.resolve("s"), LargeCluster.SMALL, false);
        LargeCluster large = LargeCluster.save(work.resolve("l"), LARGE, false);
        LargeCluster forced = LargeCluster.save(work.resolve("f"), LargeCluster.SMALL, true)) {
      Rounds measured =
          new Rounds()
              .add(ASK_SMALL, () -> timed(() -> ask(small)))
              .add(ASK_LARGE, () -> timed(() -> ask(large)))
              .add(CHANGE_SMALL, () -> timed(() -> change(small)))
              .add(CHANGE_LARGE, () -> timed(() -> change(large)))
              .add(FORCED, () -> timed(() -> change(forced)));
      measured.run(rounds);

      Report report = new Report();
      report.base(ASK_SMALL, measured.median(ASK_SMALL));
      report.atMost(ASK_LARGE, measured.median(ASK_LARGE), measured.ratio(ASK_LARGE, ASK_SMALL), 2);
      report.base(CHANGE_SMALL, measured.median(CHANGE_SMALL));
      report.atMost(
          CHANGE_LARGE,
          measured.median(CHANGE_LARGE),
          measured.ratio(CHANGE_LARGE, CHANGE_SMALL),
          5);
      report.base(FORCED, measured.median(FORCED));
      System.out.printf(
          "%,d changes a second with force, %,d without%n",
          rate(measured.median(FORCED)), rate(measured.median(CHANGE_SMALL)));
      whole(large.caller());
      return report.everyBudgetKept() && allowed > 0;
    }
  }

  private static long rate(Duration thousand) {
    return 1_000_000_000_000L / thousand.toNanos();
  }

  /** The same questions of any cluster: some are answered yes, some no. */
  private void ask(LargeCluster cluster) {
    Evaluator evaluator = new Evaluator(cluster.grants());
    for (int time = 0; time < TIMES; time++) {
      for (int i = 0; i < 1_000; i++) {
        Permission permission = i % 3 == 0 ? Permission.REPO_WRITE : Permission.REPO_READ;
        Principal user = LargeCluster.user(i * 7 % 100);
        if (evaluator.decide(user, LargeCluster.repo(i % 100), List.of(permission)).isAllowed()) {
          allowed++;
        }
      }
    }
  }

  private static void change(LargeCluster cluster) {
    Caller admin = cluster.caller();
    for (int i = 0; i < 1_000; i++) {
      Resource repo = LargeCluster.repo(i % 100);
      Principal robot = Principal.robot("bench" + i / 100 % 5);
      List<String> roles = i < 500 ? List.of("repoReader") : List.of();
      admin.bindings().set(repo, robot, roles, false);
    }
  }

  /** Everything at once, once each: how long, and how much memory at the most. */
  private static void whole(Caller admin) throws Exception {
    AccessPolicy[] policy = new AccessPolicy[1];
    Peak.row("export 1,000,000 bindings", () -> policy[0] = admin.policy().read());
    List<Principal> known = List.copyOf(admin.principals().all()).subList(0, 1_000);
    Peak.row(
        "1,000 times whether somebody is known",
        () -> known.forEach(who -> admin.principals().isKnown(who)));
    Principal unknown = Principal.robot("nobody");
    Peak.row("whether somebody unknown is known", () -> admin.principals().isKnown(unknown));
    Peak.row("difference, nothing changed", () -> admin.policy().apply(policy[0], true, false));
    AccessPolicy other = everyEntryOther(policy[0]);
    Peak.row("apply, every entry changed", () -> admin.policy().apply(other, true, false));
    Peak.row("undo of that", () -> admin.history().undo(1, false));
  }

  private static AccessPolicy everyEntryOther(AccessPolicy policy) {
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings =
        new TreeMap<>(policy.bindings());
    bindings.replaceAll(
        (resource, entries) -> {
          SortedMap<Principal, SortedSet<String>> others = new TreeMap<>(entries);
          if (resource.type() == Resource.Type.REPO) {
            others.replaceAll((principal, roles) -> new TreeSet<>(List.of("repoOwner")));
          }
          return others;
        });
    return new AccessPolicy(bindings, policy.groups(), policy.robots());
  }

  private interface Work {
    void run() throws Exception;
  }

  private static Duration timed(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
