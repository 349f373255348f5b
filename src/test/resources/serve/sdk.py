"""The calls of access control, as the published Python SDK of Pachyderm makes them."""

import sys

import grpc
from pachyderm_sdk import Client
from pachyderm_sdk.api import auth, identity, pfs

port, certificate = int(sys.argv[1]), sys.argv[2:]
roots = open(certificate[0], "rb").read() if certificate else None


def client(token=None):
    return Client(host="localhost", port=port, auth_token=token, root_certs=roots)


def refused(call):
    try:
        call()
    except grpc.RpcError as e:
        return f"{e.code().name} {e.details()}"
    except Exception as e:  # what the SDK knows by its text has a type of its own
        return f"{type(e).__name__} {e}"
    return "not refused"


def entries(binding):
    return {who: sorted(roles.roles) for who, roles in sorted(binding.entries.items())}


root = client()
print("version", root.get_version().major, root.get_version().minor)
print("off", refused(root.auth.who_am_i))
root.auth_token = root.auth.activate(root_token="root").pach_token
root.pfs.activate_auth()
root.pps.activate_auth()
print("root", root.auth.who_am_i().username)

robot = client(root.auth.get_robot_token(robot="ci", ttl=3600).token)
me = robot.auth.who_am_i()
print("robot", me.username, me.expiration is not None)
print("denied", refused(lambda: robot.auth.get_robot_token(robot="other")))

cluster = auth.Resource(type=auth.ResourceType.CLUSTER)
project = auth.Resource(type=auth.ResourceType.PROJECT, name="vision")
root.auth.modify_role_binding(resource=cluster, principal="robot:ci", roles=["debugger"])
print("cluster", entries(root.auth.get_role_binding(resource=cluster).binding))
root.pfs.create_project(project=pfs.Project(name="vision"), description="what is seen")
root.auth.modify_role_binding(
    resource=project, principal="group:devs", roles=["projectWriter", "repoReader"]
)
print("project", entries(root.auth.get_role_binding(resource=project).binding))

root.auth.modify_members(group="group:devs", add=["robot:ci"])
root.auth.set_groups_for_user(username="user:ada@example.com", groups=["group:devs"])
print("groups", robot.auth.get_groups().groups)
print("theirs", root.auth.get_groups_for_principal(principal="user:ada@example.com").groups)
print("users", sorted(root.auth.get_users(group="group:devs").usernames))

mine = robot.auth.get_permissions(resource=project)
print("roles", mine.roles, [auth.Permission(p).name for p in mine.permissions])
theirs = root.auth.get_permissions_for_principal(
    resource=cluster, principal="user:ada@example.com"
)
print("everybody", theirs.roles)
allowed = robot.auth.authorize(
    resource=project,
    permissions=[auth.Permission.PROJECT_CREATE_REPO, auth.Permission.PROJECT_DELETE],
)
print(
    "authorize",
    allowed.authorized,
    [auth.Permission(p).name for p in allowed.satisfied],
    [auth.Permission(p).name for p in allowed.missing],
)
for role in root.auth.get_roles_for_permission(
    permission=auth.Permission.CLUSTER_AUTH_GET_ROBOT_TOKEN
).roles:
    print("grants", role.name)

repo = pfs.Repo(name="images", type="user", project=pfs.Project(name="vision"))
robot.pfs.create_repo(repo=repo, description="raw")
print("repos", [(info.repo.name, info.description) for info in robot.pfs.list_repo()])
print("projects", [info.project.name for info in robot.pfs.list_project()])
print("branches", list(robot.pfs.list_branch(repo=repo)))
print("pipelines", list(robot.pps.list_pipeline()))
print("data", refused(lambda: robot.pfs.start_commit(branch=pfs.Branch(repo=repo, name="master"))))
print("deleted", robot.pfs.delete_repo(repo=repo).deleted, robot.pfs.delete_repo(repo=repo).deleted)

configuration = auth.OidcConfig(
    issuer="https://provider.example",
    client_id="pachyderm",
    client_secret="hush",
    redirect_uri="http://localhost:30657/authorization-code/callback",
    scopes=["openid", "email"],
)
root.auth.set_configuration(configuration=configuration)
print("configuration", root.auth.get_configuration().configuration == configuration)
login = client().auth.get_oidc_login()
print("login", login.login_url.startswith("https://provider.example/"), bool(login.state))
person = client(client().auth.authenticate(id_token="ada@example.com").pach_token)
print("person", person.auth.who_am_i().username)

root.identity.create_oidc_client(client=identity.OidcClient(id="app", name="App"))
print("clients", [each.id for each in root.identity.list_oidc_clients().clients])

tokens = root.auth.extract_auth_tokens().tokens
print("tokens", [token.subject for token in tokens])
print("revoked", root.auth.revoke_auth_tokens_for_user(username="robot:ci").number)
print("gone", refused(robot.auth.who_am_i))
root.auth.restore_auth_token(token=tokens[0])
print("back", robot.auth.who_am_i().username)
root.auth_token = root.auth.rotate_root_token(root_token="other").root_token
print("rotated", root.auth.who_am_i().username)
root.auth.deactivate()
print("off", refused(root.auth.who_am_i))
