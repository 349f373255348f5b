package io.pachsh.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * An HTTP proxy: whatever name is asked for, it leads to one port of this machine. It keeps the
 * heads of the requests that came.
 */
public final class TestProxy extends LeadingProxy {
  public final List<String> heads = new CopyOnWriteArrayList<>();
  public volatile String refusal = "";

  private TestProxy(ServerSocket listener, int target) {
    super(listener, target);
    accept();
  }

  public static TestProxy leadingTo(int target) throws IOException {
    return new TestProxy(plain(), target);
  }

  /** One that is spoken to by TLS. */
  public static TestProxy withTls(SSLContext tls, int target) throws IOException {
    ServerSocket listener =
        tls.getServerSocketFactory().createServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
    return new TestProxy(listener, target);
  }

  @Override
  void serve(Socket client) throws IOException {
    try (Socket server = target()) {
      String head = head(client.getInputStream());
      heads.add(head);
      OutputStream out = client.getOutputStream();
      if (!refusal.isEmpty()) {
        write(out, "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      if (head.startsWith("CONNECT ")) {
        write(out, "HTTP/1.1 200 OK\r\n\r\n");
      } else {
        String[] words = head.split(" ", 3);
        String path = URI.create(words[1]).getRawPath();
        String rest = words[2].replaceAll("(?im)^(proxy-[a-z]+|connection|host):.*\n", "");
        write(
            server.getOutputStream(),
            words[0]
                + " "
                + path
                + " "
                + rest.replace("\n", "\r\n")
                + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n");
      }
      join(client, server);
    }
  }

  /** Byte by byte, so that nothing behind it is taken. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0 && head.indexOf("\n\n") < 0; ) {
      if (next != '\r') {
        head.append((char) next);
      }
      next = head.indexOf("\n\n") < 0 ? in.read() : next;
    }
    return head.toString().strip() + "\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
