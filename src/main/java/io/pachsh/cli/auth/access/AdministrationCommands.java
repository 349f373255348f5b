package io.pachsh.cli.auth.access;

import io.pachsh.cli.auth.access.ResourceArgument.OfCluster;
import io.pachsh.cli.auth.access.ResourceArgument.OfProject;
import io.pachsh.cli.auth.access.ResourceArgument.OfRepo;
import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The commands under {@code auth} about roles, groups and tokens. */
public final class AdministrationCommands {
  private AdministrationCommands() {}

  /** Adds them; the clock tells which tokens are expired. */
  public static void addTo(
      CommandTree tree, Session session, Console console, Clock clock, Supplier<ZoneId> zone) {
    addBindings(tree, session, console);
    addOffboarding(tree, session, console);
    addQuestions(tree, session);
    addGroups(tree, session, console);
    addTokens(tree, session, clock, zone);
  }

  private static void addBindings(CommandTree tree, Session session, Console console) {
    tree.add(
            "auth get cluster",
            "Shows who has which roles on the cluster.",
            () -> new GetRolesCommand(session, new OfCluster("auth get cluster")))
        .add(
            "auth get project",
            "Shows who has which roles on a project.",
            () -> new GetRolesCommand(session, new OfProject("auth get project vision -o yaml")))
        .add(
            "auth get repo",
            "Shows who has which roles on a repo.",
            () -> new GetRolesCommand(session, new OfRepo("auth get repo images --project vision")))
        .add(
            "auth set cluster",
            "Replaces somebody's roles on the cluster.",
            () ->
                new SetRolesCommand(
                    session,
                    console,
                    new OfCluster(
                        "auth set cluster clusterAdmin robot:admin2",
                        "auth set cluster none robot:admin2 --yes")))
        .add(
            "auth set project",
            "Replaces somebody's roles on a project.",
            () ->
                new SetRolesCommand(
                    session,
                    console,
                    new OfProject("auth set project vision projectOwner okta:ada@example.com")))
        .add(
            "auth set repo",
            "Replaces somebody's roles on a repo.",
            () ->
                new SetRolesCommand(
                    session,
                    console,
                    new OfRepo(
                        "auth set repo images repoReader,repoWriter robot:ci --project vision",
                        "auth set repo images none robot:ci --yes")))
        .add("auth add", "Gives roles to somebody.", () -> new AddCommand(session))
        .add("auth remove", "Takes roles from somebody.", () -> new RemoveCommand(session, console))
        .add(
            "auth check cluster",
            "Shows what somebody may do on the cluster.",
            () ->
                new CheckRolesCommand(
                    session, new OfCluster("auth check cluster", "auth check cluster robot:ci")))
        .add(
            "auth check project",
            "Shows what somebody may do on a project.",
            () ->
                new CheckRolesCommand(session, new OfProject("auth check project vision robot:ci")))
        .add(
            "auth check repo",
            "Shows what somebody may do on a repo.",
            () ->
                new CheckRolesCommand(
                    session,
                    new OfRepo(
                        "auth check repo images",
                        "auth check repo images robot:ci --project vision")));
  }

  private static void addOffboarding(CommandTree tree, Session session, Console console) {
    tree.add(
        "auth offboard",
        "Takes away everything that somebody has.",
        () -> new OffboardCommand(session, console));
  }

  private static void addQuestions(CommandTree tree, Session session) {
    tree.add(
            "auth explain",
            "Says why somebody has a permission, or what is missing.",
            () -> new ExplainAccessCommand(session))
        .add(
            "auth who-can",
            "Lists everybody who has a permission.",
            () -> new WhoCanCommand(session))
        .add("auth access", "Lists all access of somebody.", () -> new AccessCommand(session))
        .add("auth list roles", "Lists the roles.", () -> new ListRolesCommand())
        .add("auth inspect role", "Shows what a role gives.", () -> new InspectRoleCommand())
        .add(
            "auth roles-for-permission",
            "Lists the roles that give a permission.",
            () -> new RolesForPermissionCommand(session))
        .add("auth list users", "Lists the people.", () -> new ListUsersCommand(session))
        .add("auth list robots", "Lists the robots.", () -> new ListRobotsCommand(session));
  }

  private static void addGroups(CommandTree tree, Session session, Console console) {
    tree.add("auth list groups", "Lists the groups.", () -> new ListGroupsCommand(session))
        .add("auth get-groups", "Lists somebody's groups.", () -> new GetGroupsCommand(session))
        .add("auth group add", "Adds members to a group.", () -> new GroupAddCommand(session))
        .add(
            "auth group remove",
            "Removes members from a group.",
            () -> new GroupRemoveCommand(session, console))
        .add(
            "auth group members",
            "Lists the members of a group.",
            () -> new GroupMembersCommand(session));
  }

  private static void addTokens(
      CommandTree tree, Session session, Clock clock, Supplier<ZoneId> zone) {
    tree.add(
            "auth list tokens",
            "Lists all tokens.",
            () -> new ListTokensCommand(session, clock, zone.get()))
        .add(
            "auth tokens extract",
            "Prints the robots' tokens as hashes.",
            () -> new ExtractTokensCommand(session))
        .add(
            "auth tokens restore",
            "Puts back extracted tokens.",
            () -> new RestoreTokensCommand(session))
        .add(
            "auth tokens delete-expired",
            "Deletes expired tokens.",
            () -> new DeleteExpiredTokensCommand(session));
  }
}
