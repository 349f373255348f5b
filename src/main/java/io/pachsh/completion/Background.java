package io.pachsh.completion;

import io.pachsh.failure.Interruption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work beside the keyboard, on threads that end with the program: about one thing, one at a time. A
 * failure is for the log alone.
 */
public final class Background {
  private final Map<Object, Worker> workers = new HashMap<>();

  /** Begins the work unless some about the same thing is under way; returns at once. */
  public synchronized void run(Object about, Runnable work) {
    if (!workers.containsKey(about)) {
      Worker worker = new Worker(about, work);
      workers.put(about, worker);
      worker.start();
    }
  }

  /** Begins the work, or does it once what is under way about the same thing has ended. */
  synchronized void runAgain(Object about, Runnable work) {
    Worker busy = workers.get(about);
    if (busy == null) {
      run(about, work);
    } else {
      busy.next = work;
    }
  }

  /** Waits for everything that is under way. */
  public void await() {
    try {
      for (Thread worker : busy()) {
        worker.join();
      }
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }

  private synchronized List<Worker> busy() {
    return List.copyOf(workers.values());
  }

  /** What comes next about a thing; when that is nothing, its worker ends. */
  private synchronized @Nullable Runnable next(Worker worker) {
    Runnable next = worker.next;
    worker.next = null;
    if (next == null) {
      workers.remove(worker.about);
    }
    return next;
  }

  /** A thread that works on one thing. */
  private final class Worker extends Thread {
    private final Object about;
    private @Nullable Runnable next;

    Worker(Object about, Runnable work) {
      super("completion");
      this.about = about;
      this.next = work;
      setDaemon(true);
    }

    @Override
    public void run() {
      for (Runnable work = next(this); work != null; work = next(this)) {
        try {
          work.run();
        } catch (RuntimeException e) {
          System.getLogger("io.pachsh.completion")
              .log(System.Logger.Level.DEBUG, "no names for completion", e);
        }
      }
    }
  }
}
