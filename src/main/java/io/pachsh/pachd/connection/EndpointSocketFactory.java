package io.pachsh.pachd.connection;

import io.pachsh.network.StreamSocket;
import io.pachsh.network.TimedSocketFactory;
import java.io.IOException;
import java.net.Socket;

/** Makes the sockets by which a place is reached. */
final class EndpointSocketFactory extends TimedSocketFactory {
  private final Endpoint.Place place;

  EndpointSocketFactory(Endpoint.Place place) {
    this.place = place;
  }

  @Override
  public Socket createSocket() throws IOException {
    if (place instanceof Endpoint.Socket local) {
      return new StreamSocket(new UnixStream(local.path()));
    }
    if (place instanceof Endpoint.Tunnel tunnel) {
      return tunnel.dialer().dial();
    }
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    return socket;
  }
}
