package io.pachsh.serve;

import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.wire.pfs.APIGrpc;
import io.pachsh.wire.pfs.BranchInfo;
import io.pachsh.wire.pfs.Commit;
import io.pachsh.wire.pfs.CommitInfo;
import io.pachsh.wire.pfs.CommitSetInfo;
import io.pachsh.wire.pfs.FileInfo;
import io.pachsh.wire.pfs.ListBranchRequest;
import io.pachsh.wire.pfs.ListCommitRequest;
import io.pachsh.wire.pfs.ListCommitSetRequest;
import io.pachsh.wire.pfs.ListFileRequest;
import io.pachsh.wire.pfs.Repo;
import java.util.List;

/** Questions about commits, branches and files: there are none here, for whoever may ask. */
final class DataCalls {
  private DataCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.streaming(
            APIGrpc.getListCommitMethod(), RequiredPermission.SIGNED_IN_OR_OFF, DataCalls::commits),
        Rpc.streaming(
            APIGrpc.getListCommitSetMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            (CallContext context, ListCommitSetRequest request) -> List.<CommitSetInfo>of()),
        Rpc.streaming(
            APIGrpc.getListBranchMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            DataCalls::branches),
        Rpc.streaming(
            APIGrpc.getListFileMethod(), RequiredPermission.SIGNED_IN_OR_OFF, DataCalls::files));
  }

  private static List<CommitInfo> commits(CallContext context, ListCommitRequest request) {
    if (request.hasTo()) {
      repo(request.getTo());
    }
    if (request.hasFrom()) {
      repo(request.getFrom());
    }
    if (!request.hasRepo()) {
      throw RequestNames.refused("repo cannot be nil");
    }
    context
        .places()
        .require(Permission.REPO_LIST_COMMIT, PlaceMessages.resource(request.getRepo()));
    Repo wanted = whole(request.getRepo());
    if ((request.hasFrom() && !whole(repo(request.getFrom())).equals(wanted))
        || (request.hasTo() && !whole(repo(request.getTo())).equals(wanted))) {
      throw RequestNames.refused(
          "`from` and `to` commits need to be from repo " + PlaceMessages.text(wanted));
    }
    PrefixedRefusal.doing("ensure repo exists", () -> requireRepo(context, request.getRepo()));
    if (request.hasFrom()) {
      throw missing(context, request.getFrom());
    }
    if (request.hasTo()) {
      throw missing(context, request.getTo());
    }
    return List.of();
  }

  private static List<BranchInfo> branches(CallContext context, ListBranchRequest request) {
    if (!request.hasRepo()) {
      if (context.cluster().isActivated()) {
        throw RequestNames.refused("Cannot list branches from all repos with auth activated");
      }
      return List.of();
    }
    context
        .places()
        .require(Permission.REPO_LIST_BRANCH, PlaceMessages.resource(request.getRepo()));
    requireRepo(context, request.getRepo());
    return List.of();
  }

  /** The files are of a commit, and that is missing. */
  private static List<FileInfo> files(CallContext context, ListFileRequest request) {
    if (!request.hasFile()) {
      throw RequestNames.refused("file cannot be nil");
    }
    if (!request.getFile().hasCommit()) {
      throw RequestNames.refused("commit cannot be nil");
    }
    Commit commit = request.getFile().getCommit();
    Repo named = repo(commit);
    context.places().require(Permission.REPO_LIST_FILE, PlaceMessages.resource(named));
    throw missing(context, commit);
  }

  private static RefusedException missing(CallContext context, Commit commit) {
    Repo named = repo(commit);
    String whole = PlaceMessages.text(named) + "@" + commit.getId();
    String missing =
        !exists(context, named)
            ? "repo " + PlaceMessages.text(named) + " not found"
            : commit.getId().isEmpty()
                ? "branch \"%s\" not found in repo %s"
                    .formatted(commit.getBranch().getName(), PlaceMessages.text(named))
                : "commit " + whole + " not found";
    return new RefusedException(
        new Refusal.NotFound("pick commit tx: commit %s not found\n%s".formatted(whole, missing)));
  }

  /** The repo that a commit is of, itself or by its branch. */
  private static Repo repo(Commit commit) {
    if (!commit.hasRepo() && !commit.getBranch().hasRepo()) {
      throw RequestNames.refused("commit must have a repo");
    }
    return commit.hasRepo() ? commit.getRepo() : commit.getBranch().getRepo();
  }

  private static Repo whole(Repo repo) {
    return repo.toBuilder()
        .setProject(PlaceMessages.project(PlaceMessages.name(repo.getProject())))
        .build();
  }

  private static void requireRepo(CallContext context, Repo repo) {
    if (!exists(context, repo)) {
      throw new RefusedException(
          new Refusal.NotFound("repo " + PlaceMessages.text(repo) + " not found"));
    }
  }

  private static boolean exists(CallContext context, Repo repo) {
    return PlaceMessages.isUsers(repo.getType())
        && context.places().contains(PlaceMessages.resource(repo));
  }
}
