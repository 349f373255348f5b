package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.output.Fields;
import io.pachsh.screen.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why somebody has a permission on a resource or has not.
 *
 * @param decision what the cluster decides, and by which path
 * @param others what else counts for this principal on the resource, when that is not enough
 */
record DecisionExplanation(
    Principal principal,
    Permission permission,
    Resource resource,
    Decision decision,
    List<Decision.Step> others) {
  static DecisionExplanation of(
      PermissionQueries permissions, Principal who, Permission permission, Resource resource) {
    Decision decision = permissions.decide(who, permission, resource);
    List<Resource> places = Remedy.placesOf(resource);
    List<Decision.Step> others =
        decision.isAllowed()
            ? List.of()
            : permissions.accessOf(who).stream()
                .filter(step -> places.contains(step.bound()))
                .toList();
    return new DecisionExplanation(who, permission, resource, decision, others);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String what = permission + " on " + resource.spoken();
    if (decision.isAllowed()) {
      lines.add(principal + " has " + what + ", by");
      decision.path().forEach(step -> lines.add("  " + AccessNames.by(step, principal)));
      return lines;
    }
    lines.add(principal + " does not have " + what + ".");
    if (others.isEmpty()) {
      lines.add("  It has no role that counts there, nor has a group of it.");
    } else {
      lines.add("  What it has there does not include that:");
      others.forEach(step -> lines.add("    " + AccessNames.by(step, principal)));
    }
    remedy()
        .ifPresent(
            it -> it.hint(Optional.of(principal)).all().forEach(line -> lines.add("  " + line)));
    return lines;
  }

  Fields fields() {
    Fields fields =
        Fields.of("principal", principal.text())
            .with("permission", permission.name())
            .with("resource", resource.text())
            .with("allowed", decision.isAllowed())
            .with("path", decision.path().stream().map(DecisionExplanation::step).toList());
    return remedy()
        .map(
            it ->
                fields
                    .with("least_role", it.role().wireName())
                    .with("least_role_on", it.resource().text())
                    .with("command", it.command(principal)))
        .orElse(fields);
  }

  private Optional<Remedy> remedy() {
    return decision.isAllowed() ? Optional.empty() : Remedy.of(Set.of(permission), resource);
  }

  private static Fields step(Decision.Step step) {
    return Fields.of("resource", step.bound().text())
        .with("holder", step.holder().text())
        .with("role", step.role().wireName());
  }
}
