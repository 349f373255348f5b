package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.outside.Outside;
import java.util.List;
import java.util.Optional;

/**
 * The claims that the org's own authorization server puts into an application's ID tokens ({@code
 * …/federated-claims}). Not every org has them: then they are set by hand.
 */
public final class OktaClaims {
  private final OktaApi api;

  OktaClaims(OktaApi api) {
    this.api = api;
  }

  /** A claim, with its expression in Okta's language. */
  public record Claim(String id, String name, String expression) {
    static Claim of(JsonNode claim) {
      return new Claim(
          OktaJson.id(claim, "id"),
          OktaJson.text(claim, "name"),
          OktaJson.text(claim, "expression"));
    }
  }

  /** Whether something was set, or why Okta does not set it by its API. */
  public sealed interface Outcome {
    record Done() implements Outcome {}

    /**
     * By hand, then.
     *
     * @param why Okta's words
     */
    record NotPossible(Outside why) implements Outcome {}
  }

  /** The application's claims; empty where the org has no such claims. */
  public Optional<List<Claim>> of(OktaApp app) {
    OktaReply reply = api.attempt("GET", path(app), Optional.empty());
    if (isLacking(reply)) {
      return Optional.empty();
    }
    return Optional.of(api.list(path(app), "show the app's claims", Claim::of));
  }

  /** Makes a claim, or replaces the one that is there. */
  public Outcome set(OktaApp app, Optional<Claim> there, String name, String expression) {
    JsonNode body = OktaJson.object().put("name", name).put("expression", expression);
    OktaReply reply =
        api.attempt(
            there.isPresent() ? "PUT" : "POST",
            there.map(claim -> path(app) + "/" + claim.id()).orElse(path(app)),
            Optional.of(body));
    if (isLacking(reply) || reply.status() == 400) {
      return new Outcome.NotPossible(Outside.of(OktaRefusal.words(reply)));
    }
    var unused = api.succeeded(reply, "set the claim " + name);
    return new Outcome.Done();
  }

  public void delete(OktaApp app, Claim claim) {
    api.act("DELETE", path(app) + "/" + claim.id(), "delete the claim " + claim.name());
  }

  /** Whether the org has no such call, or not for this token. */
  private static boolean isLacking(OktaReply reply) {
    return reply.status() == 404
        || reply.status() == 405
        || (reply.status() == 403 && !OktaRefusal.isCode(reply, ""));
  }

  private static String path(OktaApp app) {
    return OktaApps.path(app) + "/federated-claims";
  }
}
