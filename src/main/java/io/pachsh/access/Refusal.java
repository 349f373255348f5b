package io.pachsh.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a cluster did not do what it was asked, in pachd's words where pachd has them. */
public sealed interface Refusal {
  /** One sentence, pachd's own where it has one. */
  String sentence();

  record NotActivated() implements Refusal {
    @Override
    public String sentence() {
      return "the auth service is not activated";
    }
  }

  record AlreadyActivated() implements Refusal {
    @Override
    public String sentence() {
      return "the auth service is already activated";
    }
  }

  record NotSignedIn() implements Refusal {
    @Override
    public String sentence() {
      return "no authentication token (try logging in)";
    }
  }

  /** The token is unknown: mistyped, revoked, or purged after its expiry. */
  record BadToken() implements Refusal {
    @Override
    public String sentence() {
      return "provided auth token is corrupted or has expired (try logging in again)";
    }
  }

  record ExpiredToken() implements Refusal {
    @Override
    public String sentence() {
      return "token expiration is in the past";
    }
  }

  /**
   * The caller lacks permissions on a resource.
   *
   * @param caller empty when the cluster did not say whom it took the caller for
   */
  record NotAuthorized(Optional<Principal> caller, Set<Permission> missing, Resource resource)
      implements Refusal {
    public NotAuthorized(Principal caller, Set<Permission> missing, Resource resource) {
      this(Optional.of(caller), missing, resource);
    }

    public NotAuthorized {
      missing = Set.copyOf(missing);
    }

    @Override
    public String sentence() {
      String permissions =
          missing.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
      return "%s is not authorized to perform this operation - needs permissions [%s] on %s."
          .formatted(
              caller.map(Principal::text).orElse("the caller"),
              permissions,
              resource.asPachdSays());
    }
  }

  record NoRoleBinding(Resource resource) implements Refusal {
    @Override
    public String sentence() {
      return "no role binding exists for " + resource.asPachdSays();
    }
  }

  /** No OpenID provider is configured, so nobody can log in. */
  record NoProvider() implements Refusal {
    @Override
    public String sentence() {
      return "OIDC ID provider configuration not found";
    }
  }

  /** A compare-and-set that lost: somebody changed the configuration in between. */
  record StaleVersion(long given, long live) implements Refusal {
    @Override
    public String sentence() {
      return "the configuration's live_config_version is %d, but the live version is %d"
          .formatted(given, live);
    }
  }

  /** A request that makes no sense as it stands. */
  record Invalid(String sentence) implements Refusal {}

  /** Another running pachsh owns the embedded cluster; its process id, 0 when unknown. */
  record Owned(String cluster, long pid) implements Refusal {
    @Override
    public String sentence() {
      return "the embedded cluster '%s' is being changed by another pachsh%s"
          .formatted(cluster, pid == 0 ? "" : " (process " + pid + ")");
    }
  }

  /** The cluster is served to others: what they were told is saved cannot be forgotten. */
  record Served(String cluster) implements Refusal {
    @Override
    public String sentence() {
      return "the embedded cluster '%s' is being served: each change is saved as it is made"
          .formatted(cluster);
    }
  }

  /** A crashed session left changes that have to be brought back or dropped first. */
  record Unrecovered(String cluster) implements Refusal {
    @Override
    public String sentence() {
      return "the embedded cluster '%s' has unsaved changes of a session that crashed"
          .formatted(cluster);
    }
  }

  /** A login that could not even begin, such as when the provider cannot be reached. */
  record LoginRefused(LoginProblem problem) implements Refusal {
    @Override
    public String sentence() {
      return problem.sentence();
    }
  }

  /**
   * Afterwards nobody who can administer the cluster would hold a token that works.
   *
   * @param lost who is the last one
   */
  record LockOut(Principal lost) implements Refusal {
    @Override
    public String sentence() {
      return "afterwards nobody could administer the cluster: %s is the last one who can"
          .formatted(lost);
    }
  }

  /** Something of that name is there already, in pachd's words. */
  record Taken(String sentence) implements Refusal {}

  /** A connector or client of the identity service is not there. */
  record UnknownId() implements Refusal {
    @Override
    public String sentence() {
      return "ID does not exist";
    }
  }

  /** A connector or client of the identity service is there already. */
  record TakenId() implements Refusal {
    @Override
    public String sentence() {
      return "ID already exists";
    }
  }

  /** A project that still has repos, in pachd's words. */
  record NotEmpty(String sentence) implements Refusal {}

  /** A request that is not of the form that it has to have, in pachd's words. */
  record Malformed(String sentence) implements Refusal {}

  /** Something that was named is not there, in pachd's words. */
  record NotFound(String sentence) implements Refusal {}

  /** The change could not be kept on disk, so it was not made. */
  record NotStored(String sentence) implements Refusal {}

  /**
   * Something that the cluster's installation decides about, such as Helm's values in pachd's
   * environment, and not its API.
   *
   * @param why in pachd's words, without a final full stop
   */
  record Managed(String why) implements Refusal {
    @Override
    public String sentence() {
      return "This cluster's installation decides about that, not pachd's API: %s.".formatted(why);
    }
  }

  /**
   * Something that a real pachd cannot be asked.
   *
   * @param what such as {@code undo}
   * @param rpc what a call would have to do that pachd does not have, such as {@code that takes a
   *     change back}
   * @param instead what to do, in full sentences
   */
  record Lacking(String what, String rpc, String instead) implements Refusal {
    @Override
    public String sentence() {
      return "%s does not work on a real pachd: it has no RPC %s".formatted(what, rpc);
    }
  }
}
