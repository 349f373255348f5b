package io.pachsh.doctor;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Decision;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.ServiceIssuer;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the checks of a cluster look at, asked of it once and when first needed. Whatever it refuses
 * is refused to every check that wanted it.
 */
public final class ClusterEvidence {
  private final boolean isEmbedded;
  private final boolean isSignedIn;
  private final Clock clock;
  private final Caller caller;
  private final Evidence<ClusterInfo> info;
  private final Evidence<Boolean> activated;
  private final Evidence<Identity> identity;
  private final Evidence<LiveConfiguration> live;
  private final Evidence<AccessPolicy> policy;
  private final Evidence<List<TokenSummary>> tokens;
  private final Evidence<Optional<List<AuditRecord>>> changes;
  private final Evidence<IdentitySettings> settings;
  private final Evidence<List<Connector>> connectors;
  private final Evidence<List<IdentityClient>> clients;
  private final Evidence<Optional<String>> managedBy;
  private final Evidence<AuthConfiguration> served;

  /**
   * The cluster of a context, asked as whoever the session is signed in as.
   *
   * @param isEmbedded whether it lives in this process
   */
  public ClusterEvidence(Cluster cluster, boolean isEmbedded, Optional<Secret> token, Clock clock) {
    this.isEmbedded = isEmbedded;
    this.isSignedIn = token.isPresent();
    this.clock = clock;
    caller = cluster.as(token);
    info = Evidence.of(cluster::info);
    activated = Evidence.of(cluster::isActivated);
    identity = ofAccessControl(caller, Caller::whoAmI);
    live = ofAccessControl(caller, it -> it.configuration().live());
    policy = ofAccessControl(caller, it -> it.policy().read());
    changes = ofAccessControl(caller, it -> it.history().kept());
    tokens = ofAccessControl(caller, it -> it.tokens().all());
    settings = ofAccessControl(caller, it -> it.identityService().settings());
    connectors = ofAccessControl(caller, it -> it.connectors().all());
    clients = ofAccessControl(caller, it -> it.clients().all());
    managedBy = ofAccessControl(caller, it -> managedBy(it.connectors()));
    served = Evidence.of(this::configurationWhoseProviderListens);
  }

  private <T> Evidence<T> ofAccessControl(Caller caller, Function<Caller, T> question) {
    return Evidence.of(
        () -> {
          if (!isActivated()) {
            throw new UnknownException("access control is off");
          }
          if (!isSignedIn) {
            throw new UnknownException("nobody is signed in");
          }
          return question.apply(caller);
        });
  }

  boolean isEmbedded() {
    return isEmbedded;
  }

  boolean isSignedIn() {
    return isSignedIn;
  }

  Clock clock() {
    return clock;
  }

  ClusterInfo info() {
    return info.get();
  }

  boolean isActivated() {
    return activated.get();
  }

  Identity identity() {
    return identity.get();
  }

  LiveConfiguration live() {
    return live.get();
  }

  /** The configuration that people log in with. */
  public AuthConfiguration configuration() {
    return live()
        .configuration()
        .orElseThrow(() -> new UnknownException("no identity provider is configured"));
  }

  /**
   * The same, whose provider listens by then if it is the embedded cluster's own identity service:
   * that runs only while somebody needs it.
   */
  public AuthConfiguration servedConfiguration() {
    return served.get();
  }

  private AuthConfiguration configurationWhoseProviderListens() {
    AuthConfiguration configuration = configuration();
    if (isEmbedded && mayBeOwn(configuration)) {
      var unused = caller.configuration().discover(configuration);
    }
    return configuration;
  }

  /** Whether its issuer is the cluster's identity service, or who asks may not know. */
  private boolean mayBeOwn(AuthConfiguration configuration) {
    try {
      return ServiceIssuer.isOf(configuration, settings());
    } catch (RefusedException notPermitted) {
      return configuration instanceof AuthConfiguration.Pachctl;
    }
  }

  AccessPolicy policy() {
    return policy.get();
  }

  List<TokenSummary> tokens() {
    return tokens.get();
  }

  /** What was changed, logins among it; empty where the cluster keeps no record. */
  Optional<List<AuditRecord>> changes() {
    return changes.get();
  }

  IdentitySettings settings() {
    return settings.get();
  }

  List<Connector> connectors() {
    return connectors.get();
  }

  List<IdentityClient> clients() {
    return clients.get();
  }

  /** Every role that reaches somebody. */
  List<Decision.Step> accessOf(Principal principal) {
    return ofAccessControl(caller, it -> it.permissions().accessOf(principal)).get();
  }

  /** Who decides about the identity service's connectors, if not whoever may call the cluster. */
  Optional<String> managedBy() {
    return managedBy.get();
  }

  /**
   * Asks by a call that changes nothing, because no call says it: a connector that is not there is
   * to be deleted, which a cluster whose installation decides refuses before it looks for it.
   */
  private static Optional<String> managedBy(ConnectorStore connectors) {
    Set<String> taken = connectors.all().stream().map(Connector::id).collect(Collectors.toSet());
    String free = "pachsh-doctor";
    while (taken.contains(free)) {
      free += "-";
    }
    try {
      connectors.delete(free);
      return Optional.empty();
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.Managed managed) {
        return Optional.of(managed.why());
      }
      if (e.refusal() instanceof Refusal.NotFound || e.refusal() instanceof Refusal.Invalid) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What is remarkable about who has access. */
  AccessFindings access() {
    return new AccessFindings(policy());
  }
}
