package io.pachsh.program;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Interruption;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs at work, one feeding the next. */
public final class ProgramPipeline {
  private static final int GRACE_SECONDS = 2;

  /** How much later than a program's end the Ctrl-C can arrive that ended it. */
  private static final long CTRL_C_MILLIS = 200;

  private final List<Process> processes;
  private final List<Thread> pumps;

  ProgramPipeline(List<Process> processes, List<Thread> pumps) {
    this.processes = List.copyOf(processes);
    this.pumps = List.copyOf(pumps);
  }

  /** What the first program reads. The caller closes it. */
  public OutputStream input() {
    return processes.get(0).getOutputStream();
  }

  /** Waits for all; gives their exit statuses. Interruption kills them. */
  public List<Integer> await() {
    List<Integer> statuses = new ArrayList<>();
    try {
      for (Process process : processes) {
        statuses.add(process.waitFor());
      }
      for (Thread pump : pumps) {
        pump.join();
      }
      if (statuses.contains(Exit.INTERRUPTED.status())) {
        // Ctrl-C went to the program and to us, and the program's end was heard of first.
        TimeUnit.MILLISECONDS.sleep(CTRL_C_MILLIS);
      }
    } catch (InterruptedException e) {
      kill();
      throw new Interruption();
    }
    return statuses;
  }

  /** Waits for all even when interrupted: what they do about Ctrl-C is their own affair. */
  public void outlast() {
    boolean ended = false;
    while (!ended) {
      try {
        for (Process process : processes) {
          process.waitFor();
        }
        ended = true;
      } catch (InterruptedException e) {
        // Waited for again; the interrupt was meant for them.
      }
    }
  }

  /** Ends the programs and what they started: politely, then by force. */
  public void kill() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroy);
    boolean interrupted = Thread.interrupted();
    try {
      for (Process process : processes) {
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    all.forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
