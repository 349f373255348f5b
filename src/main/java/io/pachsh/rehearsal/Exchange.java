package io.pachsh.rehearsal;

import io.pachsh.file.BoundedInput;
import io.pachsh.http.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One HTTP request and what came back, as a browser without script or cookies sees it.
 *
 * @param location where the answer sends the browser, not yet resolved; empty for nowhere
 */
record Exchange(URI address, int status, String location, String body) {
  static Exchange get(URI address, Duration limit) throws IOException {
    return finish(open(address, limit), address);
  }

  static Exchange post(URI address, Map<String, String> form, Duration limit) throws IOException {
    HttpURLConnection connection = open(address, limit);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (OutputStream body = connection.getOutputStream()) {
      body.write(Parameters.format(form).getBytes(StandardCharsets.UTF_8));
    }
    return finish(connection, address);
  }

  boolean isRedirect() {
    return status / 100 == 3 && !location.isEmpty();
  }

  /** Never by a proxy: everything here is on this computer. */
  private static HttpURLConnection open(URI address, Duration limit) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(limit.toMillis()));
    connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
    return connection;
  }

  private static Exchange finish(HttpURLConnection connection, URI address) throws IOException {
    try {
      int status = connection.getResponseCode();
      String location = connection.getHeaderField("Location");
      InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
      String text = "";
      if (body != null) {
        text =
            new String(
                BoundedInput.bytes(body, BoundedInput.CONFIGURATION), StandardCharsets.UTF_8);
      }
      return new Exchange(address, status, location == null ? "" : location, text);
    } finally {
      connection.disconnect();
    }
  }

  /** Without what came back, which holds codes. */
  @Override
  public String toString() {
    return address.getPath() + ": " + status;
  }
}
