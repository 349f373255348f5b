package io.pachsh.cli.idp.setup;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.command.Confirmation;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.QuotedWord;
import io.pachsh.provisioning.BindingRewrite;
import io.pachsh.provisioning.GuideTranslation;
import io.pachsh.provisioning.IdentityAddress;
import io.pachsh.provisioning.LoginGoal;
import io.pachsh.provisioning.Provisioning;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guide's {@code auth set-config} on a cluster that knows no named providers: its provider
 * becomes a connector of the identity service, the cluster a client of that.
 */
public final class GuideRun {
  /** More bindings than this are counted, not listed. */
  private static final int MOST_LISTED = 10;

  private final Session session;
  private final IdentityCluster identityCluster;
  private final Provisioning provisioning;

  public GuideRun(Session session) {
    this.session = session;
    this.identityCluster = new IdentityCluster(session);
    this.provisioning = identityCluster.provisioning();
  }

  /**
   * What was asked for besides the configuration.
   *
   * @param dryRun whether nothing is to be changed
   * @param showSecrets whether values for Helm are to hold secrets
   * @param issuer where the identity service is, if somebody says so
   */
  public record Request(boolean dryRun, boolean showSecrets, Optional<String> issuer) {}

  /** Goes through the plan for a configuration in the guide's shape. */
  public Answer run(
      ConfigurationInput input, Request request, Confirmation confirmation, Streams streams) {
    AuthConfiguration.Guide written = (AuthConfiguration.Guide) input.configuration();
    ConfigurationInput whole = input.keepingSecret(stored(written.name()));
    AuthConfiguration.Guide guide = (AuthConfiguration.Guide) whole.configuration();
    session.secrets().learn(guide.client().clientSecret());
    identityCluster.warn(streams);
    if (input.liveConfigVersion() != 0) {
      streams.note("a real pachd counts no versions: live_config_version is not looked at");
    }
    if (!guide.description().isEmpty()) {
      streams.note("pachd has no place for the provider's description");
    }
    IdentityAddress address = provisioning.address(request.issuer(), guide.client().redirectUri());
    LoginGoal goal = GuideTranslation.goal(guide, address);
    return new PlanRun(
            provisioning, session.secrets(), confirmation, request.dryRun(), request.showSecrets())
        .run(goal, advice(guide, goal, streams), streams);
  }

  private Optional<AuthConfiguration> stored(String name) {
    return new StoredGuide(provisioning).named(name).map(GuideTranslation.View::guide);
  }

  private List<String> advice(AuthConfiguration.Guide guide, LoginGoal goal, Streams streams) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Register this redirect URI with the provider's app, in the place of "
            + goal.redirectUri()
            + ", which is between cluster and identity service now:");
    lines.add("  " + goal.address().callback());
    lines.add(
        "People are user:EMAIL here, not %1$s:EMAIL, and their groups group:NAME, not group/%1$s:NAME."
            .formatted(guide.name()));
    lines.addAll(rewrites(guide, streams));
    return lines;
  }

  private List<String> rewrites(AuthConfiguration.Guide guide, Streams streams) {
    List<BindingRewrite> rewrites;
    try {
      rewrites =
          Progress.during(
              "Looking for bindings of " + guide.name() + ":…",
              streams,
              () -> BindingRewrite.of(session.caller().policy().read(), guide));
    } catch (RefusedException | Failure e) {
      return List.of(
          "Whether somebody has roles under such a name could not be seen; 'access export' shows"
              + " everybody's.");
    }
    if (rewrites.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Bindings under the names of before, which mean nobody any more:");
    for (BindingRewrite each : rewrites.subList(0, Math.min(MOST_LISTED, rewrites.size()))) {
      String roles = String.join(",", each.roles());
      lines.add("  auth add %s %s %s".formatted(roles, quoted(each.now()), each.resource().text()));
      lines.add(
          "  auth remove %s %s %s".formatted(roles, quoted(each.former()), each.resource().text()));
    }
    if (rewrites.size() > MOST_LISTED) {
      lines.add(
          "  and %d more: 'access export' shows them".formatted(rewrites.size() - MOST_LISTED));
    }
    return lines;
  }

  private static String quoted(Principal principal) {
    return QuotedWord.word(principal.text());
  }
}
