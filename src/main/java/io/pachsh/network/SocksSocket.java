package io.pachsh.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * A socket that reaches one place through a SOCKS 5 proxy (RFC 1928), which looks up its name,
 * whatever address it is told to connect to. The JDK's own could give a user and password (RFC
 * 1929) only for the whole process.
 */
final class SocksSocket extends Socket {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int LONGEST_TEXT = 255;

  private final ProxyServer proxy;
  private final String host;
  private final int port;

  /** Not connected yet. {@code host} is a name or an address, IPv6 without brackets. */
  SocksSocket(ProxyServer proxy, String host, int port) {
    this.proxy = proxy;
    this.host = host;
    this.port = port;
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  @Override
  public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
    InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(proxy.host());
    }
    super.connect(address, timeoutMillis);
    int patience = getSoTimeout();
    setSoTimeout(timeoutMillis);
    try {
      negotiate(new DataInputStream(getInputStream()), getOutputStream());
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (EOFException e) {
      throw new ProxyRefusalException(false, "it closed the connection", e);
    }
    setSoTimeout(patience);
  }

  private void negotiate(DataInputStream in, OutputStream out) throws IOException {
    boolean hasLogin = proxy.login().isPresent();
    out.write(
        hasLogin
            ? new byte[] {VERSION, 2, NO_LOGIN, USER_AND_PASSWORD}
            : new byte[] {VERSION, 1, NO_LOGIN});
    out.flush();
    if (in.readUnsignedByte() != VERSION) {
      throw new ProxyRefusalException(false, "it does not speak SOCKS 5");
    }
    int method = in.readUnsignedByte();
    if (method == USER_AND_PASSWORD && hasLogin) {
      logIn(proxy.login().get(), in, out);
    } else if (method != NO_LOGIN) {
      throw new ProxyRefusalException(true, "it wants to know who asks");
    }
    ask(in, out);
  }

  private static void logIn(ProxyServer.Login login, DataInputStream in, OutputStream out)
      throws IOException {
    byte[] user = text(login.user(), "the user");
    byte[] password = text(login.password().reveal(), "the password");
    byte[] request = new byte[3 + user.length + password.length];
    request[0] = 1;
    request[1] = (byte) user.length;
    System.arraycopy(user, 0, request, 2, user.length);
    request[2 + user.length] = (byte) password.length;
    System.arraycopy(password, 0, request, 3 + user.length, password.length);
    out.write(request);
    out.flush();
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw new ProxyRefusalException(true, "it does not accept them");
    }
  }

  private void ask(DataInputStream in, OutputStream out) throws IOException {
    byte[] address = IpText.parse(host).map(InetAddress::getAddress).orElse(new byte[0]);
    byte[] name = address.length == 0 ? text(host, "the name") : address;
    byte[] request = new byte[4 + (address.length == 0 ? 1 : 0) + name.length + 2];
    int at = 0;
    request[at++] = VERSION;
    request[at++] = CONNECT;
    at++;
    request[at++] = (byte) (address.length == 0 ? NAME : address.length == 4 ? IPV4 : IPV6);
    if (address.length == 0) {
      request[at++] = (byte) name.length;
    }
    System.arraycopy(name, 0, request, at, name.length);
    at += name.length;
    request[at++] = (byte) (port >> 8);
    request[at] = (byte) port;
    out.write(request);
    out.flush();
    if (in.readUnsignedByte() != VERSION) {
      throw new ProxyRefusalException(false, "it does not speak SOCKS 5");
    }
    int status = in.readUnsignedByte();
    if (status != 0) {
      throw new ProxyRefusalException(false, meaning(status));
    }
    in.readUnsignedByte();
    int kind = in.readUnsignedByte();
    int length = kind == IPV4 ? 4 : kind == IPV6 ? 16 : in.readUnsignedByte();
    in.readFully(new byte[length + 2]);
  }

  private static String meaning(int status) {
    return switch (status) {
      case 2 -> "its rules do not allow it";
      case 3, 4 -> "it cannot reach that place or does not know the name";
      case 5 -> "nothing listens there";
      default -> "its answer is " + status;
    };
  }

  private static byte[] text(String text, String what) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new ProxyRefusalException(false, what + " is longer than SOCKS can say");
    }
    return bytes;
  }
}
