package io.pachsh.pachd.connection;

import io.pachsh.failure.Causes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Finds out what listens on a port where gRPC did not work: it greets, and sends nothing else. */
final class PortProbe {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int TLS_ALERT = 0x15;
  private static final int SETTINGS = 4;
  private static final int FRAME_HEADER_BYTES = 9;
  private static final int FRAME_TYPE = 3;

  /** The client's preface, and an empty SETTINGS frame (RFC 9113 §3.4, §6.5). */
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

  private PortProbe() {}

  /** What was found. */
  enum Finding {
    /** HTTP/2 in plain text, as gRPC wants it. */
    PLAIN,
    /** TLS. */
    TLS,
    /** A web server of HTTP/1. */
    WEB,
    /** Nothing that we know. */
    UNKNOWN
  }

  static Finding of(Endpoint.Place place) {
    if (!(place instanceof Endpoint.Port port)) {
      return Finding.UNKNOWN;
    }
    Finding greeted = greet(port);
    return greeted == Finding.UNKNOWN && shakesHands(port) ? Finding.TLS : greeted;
  }

  private static Finding greet(Endpoint.Port port) {
    try (Socket socket = dial(port)) {
      socket.getOutputStream().write(PREFACE);
      InputStream in = socket.getInputStream();
      byte[] answer = in.readNBytes(FRAME_HEADER_BYTES);
      String text = new String(answer, StandardCharsets.US_ASCII);
      if (text.startsWith("HTTP/")) {
        // Many a server tells a client of plain text in plain text that it speaks TLS.
        String rest = new String(in.readNBytes(512), StandardCharsets.US_ASCII);
        return rest.contains("HTTPS") ? Finding.TLS : Finding.WEB;
      }
      if (text.startsWith("<")) {
        // A server so simple that it answers what it does not understand without a head.
        return Finding.WEB;
      }
      if (answer.length > 0 && answer[0] == TLS_ALERT) {
        return Finding.TLS;
      }
      return answer.length == FRAME_HEADER_BYTES && answer[FRAME_TYPE] == SETTINGS
          ? Finding.PLAIN
          : Finding.UNKNOWN;
    } catch (IOException e) {
      return Finding.UNKNOWN;
    }
  }

  /** Whether a handshake comes far enough to be TLS; whose certificate it is does not matter. */
  private static boolean shakesHands(Endpoint.Port port) {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (Socket socket = dial(port);
        SSLSocket tls = (SSLSocket) factory.createSocket(socket, port.host(), port.port(), false)) {
      tls.startHandshake();
      return true;
    } catch (SSLException e) {
      return Causes.find(e, CertificateException.class).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static Socket dial(Endpoint.Port port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(port.host(), port.port()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }
}
