package io.pachsh.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The ports that a session forwards beside its commands; they end with it. */
public final class PortForwards implements AutoCloseable {
  private final List<PortForward> all = new ArrayList<>();

  public synchronized void add(List<PortForward> forwards) {
    all.addAll(forwards);
  }

  public synchronized List<PortForward> now() {
    return List.copyOf(all);
  }

  /** Ends those that are wanted; returns them. */
  public synchronized List<PortForward> stop(Predicate<PortForward> wanted) {
    List<PortForward> ended = all.stream().filter(wanted).toList();
    ended.forEach(PortForward::close);
    all.removeAll(ended);
    return ended;
  }

  @Override
  public synchronized void close() {
    var unused = stop(each -> true);
  }
}
