package io.pachsh.oidc.transport;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;

/** How far one HTTP exchange has come: DNS, TCP, TLS, HTTP. It never goes back. */
public final class CallStage extends EventListener {
  /** The steps in their order. */
  public enum Step {
    DNS,
    TCP,
    TLS,
    HTTP
  }

  private Step step = Step.DNS;

  public synchronized Step step() {
    return step;
  }

  private synchronized void reach(Step next) {
    if (next.compareTo(step) > 0) {
      step = next;
    }
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    reach(Step.TCP);
  }

  @Override
  public void secureConnectStart(Call call) {
    reach(Step.TLS);
  }

  @Override
  public void requestHeadersStart(Call call) {
    reach(Step.HTTP);
  }
}
