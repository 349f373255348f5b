package io.pachsh.cli.kube;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.ForwardTarget;
import io.pachsh.kube.PortForward;
import io.pachsh.kube.PortForwards;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Ports that are forwarded until Ctrl-C, or beside the session.
 *
 * @param kept those beside the session
 * @param endsAtOnce whether pachsh ends behind this command
 */
record Forwarding(PortForwards kept, boolean endsAtOnce) {
  /** Which port of this machine leads to which of the target. */
  record Ports(int local, int remote) {
    private static final int LARGEST = 65535;

    /** Reads {@code REMOTE}, {@code LOCAL:REMOTE} or {@code :REMOTE}. */
    static Ports parse(String text) {
      int colon = text.indexOf(':');
      int remote = number(text, text.substring(colon + 1));
      String before = colon < 0 ? "" : text.substring(0, colon);
      return new Ports(colon < 0 ? remote : before.isEmpty() ? 0 : number(text, before), remote);
    }

    private static int number(String text, String digits) {
      boolean isNumber = digits.matches("[0-9]{1,5}");
      int port = isNumber ? Integer.parseInt(digits) : 0;
      if (port < 1 || port > LARGEST) {
        throw new Failure(
            Exit.USAGE,
            "'" + text + "' is no port to forward.",
            "Write [LOCAL:]REMOTE, such as 30650:1650, or :1650 for a free local one.");
      }
      return port;
    }
  }

  /** Forwards all of them, or none. */
  List<PortForward> start(ForwardTarget target, List<Ports> ports, PortForward.Listener listener) {
    List<PortForward> started = new ArrayList<>();
    try {
      for (Ports each : ports) {
        started.add(PortForward.start(target, each.local(), each.remote(), listener));
      }
      return started;
    } catch (Failure e) {
      started.forEach(PortForward::close);
      throw e;
    }
  }

  void requireSession() {
    if (endsAtOnce) {
      throw new Failure(
          Exit.USAGE,
          "--background needs a session that goes on: this single command would end at once.",
          "Leave it out, and end with Ctrl-C.");
    }
  }

  Answer besideTheSession(List<PortForward> started) {
    kept.add(started);
    return answer(started).leadingTo("'kube forwards' lists them, 'kube stop' ends them");
  }

  /** Shows what is forwarded, and waits for Ctrl-C. */
  Answer untilInterrupted(List<PortForward> started, Streams streams) {
    streams.begin(Lines.of(lines(started)).and("It runs until you press Ctrl-C."));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // That is how it is asked to end.
    } finally {
      started.forEach(PortForward::close);
    }
    return Answer.nothing();
  }

  static Answer answer(List<PortForward> forwards) {
    return new Answer.One(
        Fields.of("forwards", forwards.stream().map(Forwarding::fields).toList()), lines(forwards));
  }

  static Fields fields(PortForward forward) {
    return Fields.of("local_port", forward.local())
        .with("target", forward.target().toString())
        .with("remote_port", forward.remote())
        .with("namespace", forward.target().name().namespace())
        .with("cluster", forward.target().api().target().toString());
  }

  private static List<String> lines(List<PortForward> forwards) {
    return forwards.stream().map(PortForward::lines).flatMap(List::stream).toList();
  }
}
