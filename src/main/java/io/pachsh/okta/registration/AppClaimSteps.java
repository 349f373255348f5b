package io.pachsh.okta.registration;

import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaClaims;
import io.pachsh.okta.OktaClaims.Claim;
import io.pachsh.okta.OktaOrg;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The groups claim of the org's own authorization server: by the published call for an
 * application's claims where the org has it and it can say the filter, else by hand.
 */
record AppClaimSteps(OktaOrg org) {
  private static final String NO_CALL = "no published call sets this filter";

  List<OktaStep> steps(GroupsFilter filter, Optional<OktaApp> app) {
    Optional<String> expression = filter.expression();
    if (app.isEmpty()) {
      return List.of(
          expression
              .map(text -> setting(filter, text, Optional.empty()))
              .orElseGet(() -> byHand(filter, NO_CALL)));
    }
    Optional<List<Claim>> there = org.claims().of(app.get());
    if (there.isEmpty()) {
      return List.of(byHand(filter, "this org has no call for it"));
    }
    Optional<Claim> before =
        there.get().stream().filter(each -> each.name().equals(GroupsFilter.CLAIM)).findFirst();
    if (expression.isEmpty()) {
      return Stream.concat(
              before.stream().map(AppClaimSteps::removal), Stream.of(byHand(filter, NO_CALL)))
          .toList();
    }
    return before.filter(claim -> claim.expression().equals(expression.get())).isPresent()
        ? List.of()
        : List.of(setting(filter, expression.get(), before));
  }

  private static OktaStep setting(GroupsFilter filter, String expression, Optional<Claim> before) {
    return new OktaStep(
        "%s claim %s: %s"
            .formatted(before.isPresent() ? "~" : "+", GroupsFilter.CLAIM, filter.meaning()),
        (org, now) -> {
          OktaApp app = now.requireApp();
          OktaClaims.Outcome outcome =
              org.claims().set(app, before, GroupsFilter.CLAIM, expression);
          return outcome instanceof OktaClaims.Outcome.NotPossible not
              ? now.with(clicks(app.label(), filter, "Okta answers " + not.why()))
              : now;
        });
  }

  /** A claim that would stand beside the one that is made by hand. */
  private static OktaStep removal(Claim claim) {
    return new OktaStep(
        "- claim %s: %s".formatted(claim.name(), claim.expression()),
        (org, now) -> {
          org.claims().delete(now.requireApp(), claim);
          return now;
        });
  }

  private static OktaStep byHand(GroupsFilter filter, String why) {
    return new OktaStep(
        "! claim %s: %s, by hand (%s)".formatted(GroupsFilter.CLAIM, filter.meaning(), why),
        true,
        (org, now) -> now.with(clicks(now.requireApp().label(), filter, why)));
  }

  /** Where to click in the Admin Console. */
  private static List<String> clicks(String app, GroupsFilter filter, String why) {
    return List.of(
        "The groups claim is left for you in Okta's Admin Console: " + why + ".",
        "  1. Applications > Applications > " + app + " > Sign On",
        "  2. OpenID Connect ID Token > Edit",
        "  3. Groups claim type 'Filter', groups claim filter '"
            + GroupsFilter.CLAIM
            + "' "
            + filter.inConsole(),
        "  4. Save",
        "'doctor login' shows whether groups come.");
  }
}
