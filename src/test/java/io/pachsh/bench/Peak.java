package io.pachsh.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Something large done once: how long it took, and how far the heap grew, garbage included. */
final class Peak {
  interface Work {
    void run() throws Exception;
  }

  private Peak() {}

  static void row(String what, Work work) throws Exception {
    System.gc();
    long before = heap(false);
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    work.run();
    double millis = (System.nanoTime() - start) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%-44s %9.1f ms  heap %4d MB before, at most %4d MB%n",
        what,
        millis,
        before >> 20,
        heap(true) >> 20);
  }

  /**
   * How many bytes at most live through a collection while the work runs, beyond those before it:
   * what the work holds on to, garbage left out.
   */
  static long live(Work work) throws Exception {
    System.gc();
    long before = heap(false);
    AtomicLong most = new AtomicLong(before);
    AtomicBoolean done = new AtomicBoolean();
    Thread watcher =
        new Thread(
            () -> {
              while (!done.get()) {
                System.gc();
                most.accumulateAndGet(heap(false), Math::max);
              }
            });
    watcher.start();
    try {
      work.run();
    } finally {
      done.set(true);
      watcher.join();
    }
    return most.get() - before;
  }

  private static long heap(boolean peak) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> (peak ? pool.getPeakUsage() : pool.getUsage()).getUsed())
        .sum();
  }
}
