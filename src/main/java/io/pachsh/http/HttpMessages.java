package io.pachsh.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests and responses, between the library's form and ours. */
final class HttpMessages {
  static final Charset UTF_8 = StandardCharsets.UTF_8;

  private HttpMessages() {}

  /** A request in our form; empty when its target is no address. */
  static Optional<Request> request(HttpRequest request, String body) {
    URI target;
    try {
      target = new URI(request.uri());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (target.getPath() == null || !target.getPath().startsWith("/")) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(request.headers().getAll(name)));
    }
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    Map<String, List<String>> form =
        type.startsWith("application/x-www-form-urlencoded") ? Parameters.parse(body) : Map.of();
    return Optional.of(
        new Request(
            request.method().name(),
            target.getPath(),
            Parameters.parse(target.getRawQuery()),
            form,
            body,
            headers));
  }

  /**
   * A response in the library's form, with the security headers.
   *
   * @param toHead whether the request asked for the head alone
   * @param stays whether the connection stays open behind it
   */
  static FullHttpResponse response(Response response, boolean toHead, boolean stays) {
    byte[] body = response.body().getBytes(UTF_8);
    FullHttpResponse message =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            toHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    HttpHeaders headers = message.headers();
    set(
        headers,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    set(headers, "Content-Type", response.contentType());
    set(headers, "Cache-Control", "no-store");
    set(headers, "Referrer-Policy", "no-referrer");
    set(headers, "X-Content-Type-Options", "nosniff");
    set(
        headers,
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    response.headers().forEach((name, value) -> set(headers, name, value));
    set(headers, "Content-Length", Integer.toString(body.length));
    if (!stays) {
      set(headers, "Connection", "close");
    }
    return message;
  }

  /** Names are written as they always were, such as {@code Content-type}. */
  private static void set(HttpHeaders headers, String name, String value) {
    headers.set(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT), value);
  }
}
