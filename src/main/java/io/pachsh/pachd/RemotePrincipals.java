package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PrincipalQueries;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.pachd.connection.PachdClient;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Whom a real cluster knows, put together from what pachd can be asked. */
record RemotePrincipals(PachdClient pachd) implements PrincipalQueries {
  @Override
  public SortedSet<Principal> all() {
    SortedSet<Principal> known = new TreeSet<>(memberships().everMembers());
    new RemoteBindings(pachd)
        .ofAll(new RemotePlaces(pachd).resources())
        .values()
        .forEach(entries -> known.addAll(entries.keySet()));
    known.addAll(withTokens());
    return withoutGroups(known);
  }

  @Override
  public SortedSet<Principal> likely() {
    SortedSet<Principal> likely = boundOnCluster();
    likely.addAll(pachd.seen().principals());
    addPermitted(likely, memberships()::everMembers);
    addPermitted(likely, this::withTokens);
    return withoutGroups(likely);
  }

  @Override
  public SortedSet<Principal> likelyGroups() {
    SortedSet<Principal> likely = boundOnCluster();
    likely.addAll(pachd.seen().principals());
    likely.removeIf(principal -> !principal.isGroup());
    addPermitted(likely, memberships()::own);
    return likely;
  }

  /** The cheapest questions first: mostly they are enough. */
  @Override
  public boolean isKnown(Principal principal) {
    if (pachd.seen().name(principal) || boundOnCluster().contains(principal)) {
      return true;
    }
    return principal.isGroup()
        ? memberships().found(principal).isPresent()
        : !memberships().of(principal).isEmpty()
            || memberships().everMembers().contains(principal)
            || withTokens().contains(principal);
  }

  private SortedSet<Principal> boundOnCluster() {
    return new TreeSet<>(new RemoteBindings(pachd).of(Resource.CLUSTER).keySet());
  }

  private Collection<Principal> withTokens() {
    return new RemoteTokens(pachd).ofRobots().stream().map(TokenSummary::principal).toList();
  }

  private RemoteGroups memberships() {
    return new RemoteGroups(pachd);
  }

  private static SortedSet<Principal> withoutGroups(SortedSet<Principal> principals) {
    principals.removeIf(Principal::isGroup);
    principals.remove(Principal.ALL_CLUSTER_USERS);
    return principals;
  }

  private static void addPermitted(
      Set<Principal> all, Supplier<? extends Collection<Principal>> question) {
    try {
      all.addAll(question.get());
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.NotAuthorized)) {
        throw e;
      }
    }
  }
}
