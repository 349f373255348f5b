package io.pachsh.oidc;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.OidcClient;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a provider for the codes of a sign-in on another device (RFC 8628 §3.1 and §3.2). */
record DeviceGrant(
    ProviderHttp http,
    Metadata metadata,
    OidcClient client,
    ClientCredentials.Memory memory,
    Clock clock) {
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
  private static final int LONGEST_ADDRESS = 2000;

  /** What can be read aloud and typed. */
  private static final Pattern TYPEABLE = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

  private static final Pattern WITHOUT_BLANKS = Pattern.compile("\\S{1," + LONGEST_ADDRESS + "}");

  /** A sign-in that the provider has begun, and what it was asked for in the end. */
  record Begun(DevicePolling polling, LoginScopes scopes) {}

  /**
   * Begins.
   *
   * @throws RejectedException when the provider has no such sign-in, not for this client, or
   *     answers with what cannot be shown
   */
  Begun begin(LoginScopes scopes) {
    URI endpoint =
        metadata.endpoints().device().orElseThrow(() -> withoutEndpoint(metadata.issuer()));
    Reply reply = ask(endpoint, scopes.text());
    ClaimsDocument answer = readable(reply);
    Optional<ProviderError> error = ProviderError.in(answer, reply.status());
    if (error.isPresent()) {
      return scopes
          .fewer()
          .filter(fewer -> LoginScopes.mayBeRefusedBy(error.get()))
          .map(this::begin)
          .orElseThrow(() -> DeviceRefusal.atBeginning(error.get(), client.clientId()));
    }
    if (reply.status() != 200) {
      throw unusable(reply.outline());
    }
    return new Begun(polling(answer), scopes);
  }

  private DevicePolling polling(ClaimsDocument answer) {
    Duration life = seconds(answer, "expires_in").orElse(LONGEST_LIFE);
    DeviceCode shown =
        new DeviceCode(
            required(answer, "user_code", TYPEABLE),
            required(answer, "verification_uri", WITHOUT_BLANKS),
            answer
                .text("verification_uri_complete")
                .filter(text -> WITHOUT_BLANKS.matcher(text).matches()),
            clock.instant().plus(life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE));
    Secret deviceCode = Secret.of(required(answer, "device_code", WITHOUT_BLANKS));
    return new DevicePolling(
        new TokenEndpoint(http, metadata, client, memory),
        deviceCode,
        shown,
        interval(answer),
        clock);
  }

  /**
   * The secret goes into the form where it can: Pachyderm's identity service looks nowhere else.
   */
  private Reply ask(URI endpoint, String scopes) {
    List<ClientCredentials.Way> ways =
        new ClientCredentials(client, metadata.supported().clientAuthentications()).postingFirst();
    Reply reply = ask(endpoint, scopes, ways.get(0));
    return ways.size() > 1 && reply.status() == 401 ? ask(endpoint, scopes, ways.get(1)) : reply;
  }

  private Reply ask(URI endpoint, String scopes, ClientCredentials.Way way) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", client.clientId());
    form.put("scope", scopes);
    Optional<String> header = new ClientCredentials(client, List.of()).apply(way, form);
    return http.post(endpoint, form, header);
  }

  private static ClaimsDocument readable(Reply reply) {
    reply.requireReached();
    try {
      return ClaimsDocument.confidential("device authorization response", reply.body());
    } catch (ParseException e) {
      throw unusable(reply.outline());
    }
  }

  private static Duration interval(ClaimsDocument answer) {
    Duration interval = seconds(answer, "interval").orElse(DEFAULT_INTERVAL);
    if (interval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new RejectedException(
          "interval",
          "The provider wants to be asked only every %d seconds whether the person has signed in."
              .formatted(interval.toSeconds()),
          "at most " + LONGEST_INTERVAL.toSeconds(),
          String.valueOf(interval.toSeconds()),
          "Nobody waits that long: the provider's administrator can set a shorter interval.");
    }
    return interval;
  }

  /** A positive number of seconds; empty when the provider says nothing of use. */
  private static Optional<Duration> seconds(ClaimsDocument answer, String member) {
    return Optional.ofNullable(answer.members().get(member))
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .filter(value -> value >= 1)
        .map(value -> Duration.ofSeconds((long) Math.min(value, Integer.MAX_VALUE)));
  }

  private static String required(ClaimsDocument answer, String member, Pattern form) {
    String text = answer.text(member).map(String::strip).orElse("");
    if (!form.matcher(text).matches()) {
      throw new RejectedException(
          member,
          "The provider's answer about the other device has no usable '%s'.".formatted(member),
          "a text that can be shown and typed",
          text.isEmpty() ? "nothing" : "another text, not shown",
          "The provider does not follow RFC 8628 §3.2: report it to its maker.");
    }
    return text;
  }

  private static RejectedException withoutEndpoint(String issuer) {
    return new RejectedException(
        "device_authorization_endpoint",
        "The provider %s offers no sign-in on another device.".formatted(issuer),
        "a device_authorization_endpoint in its discovery document",
        "nothing",
        "Log in with 'auth login --no-browser' instead: it says how to reach this machine from"
            + " your browser. Some providers have the device flow once their administrator allows"
            + " it.");
  }

  private static RejectedException unusable(String found) {
    return new RejectedException(
        "device_authorization_endpoint",
        "The provider did not answer with a code for another device.",
        "a user_code and where to type it",
        found,
        "Check 'device_authorization_endpoint' in the provider's metadata, and the provider's"
            + " log.");
  }
}
