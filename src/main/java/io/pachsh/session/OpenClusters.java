package io.pachsh.session;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.config.AddressResolution;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clusters that a session has opened so far, each once. */
final class OpenClusters {
  private record Real(AddressResolution resolution, Cluster cluster) {}

  private final Clusters opener;
  private final BiFunction<String, String, Runnable> learned;
  private final BiConsumer<String, String> learnedOfAddress;
  private final Map<String, SavedCluster> embedded = new LinkedHashMap<>();
  private final Map<String, Real> real = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param learned takes the name of an entry in pachctl's file, and the deployment id that its
   *     cluster told, and gives what writes that to the file
   * @param learnedOfAddress the same for what PACHD_ADDRESS says
   */
  OpenClusters(
      Clusters opener,
      BiFunction<String, String, Runnable> learned,
      BiConsumer<String, String> learnedOfAddress) {
    this.opener = opener;
    this.learned = learned;
    this.learnedOfAddress = learnedOfAddress;
  }

  /**
   * The cluster of a context, which is looked up here: what a cluster tells meanwhile, from another
   * thread, is in both the context and its cluster, or in neither.
   */
  synchronized Cluster of(Supplier<Context> lookup) {
    Context context = lookup.get();
    Optional<AddressResolution> route = context.target().reached();
    return route.isPresent() ? real(context, route.get()) : embedded(context.name());
  }

  SavedCluster embedded(String name) {
    return embedded.computeIfAbsent(name, opener::embedded);
  }

  /** The embedded ones that were opened, by name. */
  Map<String, SavedCluster> embedded() {
    return embedded;
  }

  private Cluster real(Context context, AddressResolution resolution) {
    String key = key(context);
    Real known = real.get(key);
    if (known != null && known.resolution().equals(resolution)) {
      return known.cluster();
    }
    Cluster cluster = opener.real(context, resolution.destination(), id -> learn(context, id));
    close(real.put(key, new Real(resolution, cluster)));
    return cluster;
  }

  /** No name in pachctl's file begins so. */
  private static String key(Context context) {
    return context.target() instanceof Target.Real target ? target.entry() : "\0" + context.name();
  }

  private void learn(Context context, String deploymentId) {
    // The file's lock may be awaited for long: not while the keyboard's thread cannot ask for a
    // cluster.
    remember(context, deploymentId).run();
  }

  private synchronized Runnable remember(Context context, String deploymentId) {
    boolean isEntry = context.target() instanceof Target.Real;
    real.computeIfPresent(
        key(context),
        (unused, open) ->
            // What answers where PACHD_ADDRESS leads says nothing about a context in the file.
            isEntry && open.resolution().origin() == AddressResolution.Origin.ENVIRONMENT
                ? open
                : new Real(open.resolution().withDeploymentId(deploymentId), open.cluster()));
    if (context.target() instanceof Target.Real target) {
      return learned.apply(target.entry(), deploymentId);
    }
    learnedOfAddress.accept(context.name(), deploymentId);
    return () -> {};
  }

  /** Ends the connections to real clusters. */
  void disconnect() {
    real.values().forEach(OpenClusters::close);
    real.clear();
  }

  private static void close(@Nullable Real open) {
    if (open != null && open.cluster() instanceof AutoCloseable connection) {
      try {
        connection.close();
      } catch (Exception e) {
        // What cannot be closed is not used any more either.
      }
    }
  }

  /** Works on every embedded one, whichever fails; says how they failed. */
  List<Failure> forEachEmbedded(Consumer<SavedCluster> work) {
    List<Failure> failures = new ArrayList<>();
    for (SavedCluster cluster : embedded.values()) {
      try {
        work.accept(cluster);
      } catch (RefusedException e) {
        failures.add(new Failure(Exit.FAILED, e.refusal().sentence()));
      } catch (Failure e) {
        failures.add(e);
      }
    }
    return failures;
  }

  /** Fails with all of them in one sentence, if there are any. */
  static void requireNone(List<Failure> failures, String sentence, String hint) {
    if (!failures.isEmpty()) {
      List<String> reasons = failures.stream().map(OpenClusters::full).toList();
      throw new Failure(Exit.FAILED, sentence + ": " + String.join(" ", reasons), hint);
    }
  }

  private static String full(Failure failure) {
    String sentence = failure.sentence();
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
