package io.pachsh.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A SOCKS 5 proxy: whatever place is asked for, it leads to one port of this machine. It keeps the
 * places that it was asked for.
 */
public final class SocksProxy extends LeadingProxy {
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** What it answers to a request for a place (RFC 1928 §6). */
  public volatile int status;

  private final Optional<String> login;

  private SocksProxy(ServerSocket listener, int target, Optional<String> login) {
    super(listener, target);
    this.login = login;
    accept();
  }

  /** {@code login} is {@code user:password}, if it wants one. */
  public static SocksProxy leadingTo(int target, Optional<String> login) throws IOException {
    return new SocksProxy(plain(), target, login);
  }

  @Override
  void serve(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    in.readUnsignedByte();
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    int wanted = login.isPresent() ? 2 : 0;
    if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(wanted) < 0) {
      out.write(new byte[] {5, (byte) 0xff});
      return;
    }
    out.write(new byte[] {5, (byte) wanted});
    if (login.isPresent() && !isWelcome(in, out)) {
      return;
    }
    in.readNBytes(3);
    String host =
        switch (in.readUnsignedByte()) {
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
          default -> text(in);
        };
    asked.add(host + ":" + in.readUnsignedShort());
    out.write(new byte[] {5, (byte) status, 0, 1, 0, 0, 0, 0, 0, 0});
    if (status != 0) {
      return;
    }
    try (Socket server = target()) {
      join(client, server);
    }
  }

  private boolean isWelcome(DataInputStream in, OutputStream out) throws IOException {
    in.readUnsignedByte();
    String given = text(in) + ":" + text(in);
    boolean right = given.equals(login.orElse(""));
    out.write(new byte[] {1, (byte) (right ? 0 : 1)});
    return right;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }
}
