package io.pachsh.pachd;

import io.pachsh.access.DeviceProvider;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.NoticeListener;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers. */
public final class Heard implements NoticeListener {
  /** For clusters at which nobody logs in on another device. */
  public static final DeviceProvider NO_DEVICES =
      (address, client) -> {
        throw new AssertionError("nobody asked for a login on another device");
      };

  public final List<String> ids = new CopyOnWriteArrayList<>();
  public final List<String> notices = new CopyOnWriteArrayList<>();
  volatile int changes;

  /** A cluster whose words are remembered. */
  public PachdCluster at(Endpoint endpoint) {
    return new PachdCluster(endpoint, this, Map.of(), Heard.NO_DEVICES, Clock.systemUTC());
  }

  @Override
  public void deploymentId(String id) {
    ids.add(id);
  }

  @Override
  public void change() {
    changes++;
  }

  @Override
  public void notice(String sentence) {
    notices.add(sentence);
  }
}
