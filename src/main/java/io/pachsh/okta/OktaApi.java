package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of the management API: authorized, as often as the rate limit lets them, page by page. */
final class OktaApi {
  private static final String ROOT = "/api/v1/";

  /** A list that is longer does not end by itself. */
  private static final int MOST_ITEMS = 100_000;

  private static final int MOST_PAGES = 2_000;
  private static final Pattern NEXT =
      Pattern.compile("<([^<>]{1,4000})>\\s{0,9};\\s{0,9}rel=\"?next\"?");

  private final OrgAddress address;
  private final OktaHttp http;
  private final OktaAuthorization authorization;
  private final RateLimit rateLimit;

  OktaApi(OrgAddress address, OktaHttp http, OktaAuthorization authorization, RateLimit rateLimit) {
    this.address = address;
    this.http = http;
    this.authorization = authorization;
    this.rateLimit = rateLimit;
  }

  OrgAddress address() {
    return address;
  }

  /**
   * One thing.
   *
   * @param path behind {@code /api/v1/}
   * @param what what is asked for, for messages: {@code show the app}
   */
  JsonNode get(String path, String what) {
    return json(succeeded(attempt("GET", path, Optional.empty()), what));
  }

  /** One thing; empty when there is no such thing. */
  Optional<JsonNode> find(String path, String what) {
    OktaReply reply = attempt("GET", path, Optional.empty());
    return reply.status() == 404 && OktaRefusal.isCode(reply, "E0000007")
        ? Optional.empty()
        : Optional.of(json(succeeded(reply, what)));
  }

  JsonNode post(String path, JsonNode body, String what) {
    return json(succeeded(attempt("POST", path, Optional.of(body)), what));
  }

  JsonNode put(String path, JsonNode body, String what) {
    return json(succeeded(attempt("PUT", path, Optional.of(body)), what));
  }

  /** Asks for something to happen that has no answer to read. */
  void act(String method, String path, String what) {
    succeeded(attempt(method, path, Optional.empty()), what);
  }

  /** All things of a list, over all of its pages. */
  <T> List<T> list(String path, String what, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    Optional<URI> next = Optional.of(address.resolve(ROOT + path));
    for (int pages = 0; next.isPresent(); pages++) {
      OktaReply reply = succeeded(attempt("GET", next.get(), Optional.empty()), what);
      JsonNode page = json(reply);
      if (!page.isArray()) {
        throw strange("no list came where one was asked for");
      }
      for (JsonNode item : page) {
        all.add(read(item, read));
      }
      next = next(reply);
      if (next.isPresent() && (pages >= MOST_PAGES || all.size() >= MOST_ITEMS)) {
        throw strange("a list does not end after %,d entries".formatted(all.size()));
      }
    }
    return all;
  }

  /** A call, whatever is answered; a rate limit is waited for. */
  OktaReply attempt(String method, String path, Optional<JsonNode> body) {
    return attempt(method, address.resolve(ROOT + path), body);
  }

  /** The answer, if it is no refusal. */
  OktaReply succeeded(OktaReply reply, String what) {
    if (!reply.isSuccess()) {
      throw OktaRefusal.of(reply, what, address);
    }
    return reply;
  }

  /** The answer's JSON, of which something is read that has to be there. */
  <T> T read(JsonNode json, Function<JsonNode, T> read) {
    try {
      return read.apply(json);
    } catch (IllegalArgumentException e) {
      throw strange(String.valueOf(e.getMessage()));
    }
  }

  private OktaReply attempt(String method, URI target, Optional<JsonNode> body) {
    Duration left = RateLimit.budget();
    while (true) {
      OktaReply reply =
          http.exchange(
              method,
              target,
              Optional.of(authorization.header()),
              body.map(json -> OktaHttp.Body.json(json.toString())));
      Duration wait = rateLimit.asked(reply);
      if (reply.status() != 429 || wait.compareTo(left) > 0) {
        return reply;
      }
      rateLimit.await(wait);
      left = left.minus(wait);
    }
  }

  private JsonNode json(OktaReply reply) {
    if (reply.body().isBlank()) {
      return OktaJson.object();
    }
    try {
      return OktaJson.parse(reply.body());
    } catch (IllegalArgumentException e) {
      throw strange(reply.body().strip().startsWith("<") ? "it is a web page" : "it is no JSON");
    }
  }

  /** The link to the next page (RFC 8288), which has to be the same org's. */
  private Optional<URI> next(OktaReply reply) {
    for (String header : reply.links()) {
      Matcher link = NEXT.matcher(header);
      if (link.find()) {
        try {
          URI target = new URI(link.group(1));
          String origin = target.getScheme() + "://" + target.getRawAuthority();
          if (!origin.equalsIgnoreCase(address.toString())) {
            throw strange(
                "the next page is at %s, and the token is not sent there".formatted(origin));
          }
          return Optional.of(target);
        } catch (URISyntaxException e) {
          throw strange("the link to the next page is no address");
        }
      }
    }
    return Optional.empty();
  }

  private Failure strange(String why) {
    return new Failure(
        Exit.FAILED,
        "%s does not answer as an Okta org does: %s.".formatted(address, why),
        "Check the address with 'okta status', and what stands between here and Okta.");
  }

  /** A text as part of a query or path. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
