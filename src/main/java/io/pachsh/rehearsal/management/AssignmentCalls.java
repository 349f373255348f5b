package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;
import java.util.List;

/** The calls below {@code apps/ID/users} and {@code apps/ID/groups}: who may sign in. */
record AssignmentCalls(AppCalls apps, OrgDirectory directory) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  Response answer(ApiRequest request, OrgApp app) {
    if (request.size() > 4) {
      return AppCalls.missing(request);
    }
    return request.word(2).equals("users") ? users(request, app) : groups(request, app);
  }

  private Response users(ApiRequest request, OrgApp app) {
    if (request.size() == 3) {
      if (request.is("GET")) {
        List<OrgDirectory.Member> all =
            directory.members().stream().filter(each -> app.users().contains(each.id())).toList();
        return ApiPage.of(all, OrgDirectory.Member::id, AssignmentCalls::user, request);
      }
      if (!request.is("POST")) {
        return AppCalls.wrong();
      }
      OrgDirectory.Member member = member(AppDocument.required(request.body(), "id"));
      apps.keep(app.withUser(member.id(), true));
      return ApiPage.one(200, user(member));
    }
    OrgDirectory.Member member = member(request.word(3));
    requireAssigned(app.users().contains(member.id()), request);
    return one(request, user(member), () -> apps.keep(app.withUser(member.id(), false)));
  }

  private Response groups(ApiRequest request, OrgApp app) {
    if (request.size() == 3) {
      List<OrgDirectory.Group> all =
          directory.groups().stream().filter(each -> app.groups().contains(each.id())).toList();
      return request.is("GET")
          ? ApiPage.of(all, OrgDirectory.Group::id, AssignmentCalls::group, request)
          : AppCalls.wrong();
    }
    OrgDirectory.Group group =
        directory
            .group(request.word(3))
            .orElseThrow(() -> ApiError.notFound(request.word(3) + " (UserGroup)"));
    if (request.is("PUT")) {
      apps.keep(app.withGroup(group.id(), true));
      return ApiPage.one(200, group(group));
    }
    requireAssigned(app.groups().contains(group.id()), request);
    return one(request, group(group), () -> apps.keep(app.withGroup(group.id(), false)));
  }

  private OrgDirectory.Member member(String id) {
    return directory.member(id).orElseThrow(() -> ApiError.notFound(id + " (User)"));
  }

  private static void requireAssigned(boolean assigned, ApiRequest request) {
    if (!assigned) {
      throw ApiError.notFound(request.http().path());
    }
  }

  private static Response one(ApiRequest request, ObjectNode shown, Runnable delete) {
    if (request.is("GET")) {
      return ApiPage.one(200, shown);
    }
    if (request.is("DELETE")) {
      delete.run();
      return ApiPage.nothing();
    }
    return AppCalls.wrong();
  }

  private static ObjectNode user(OrgDirectory.Member member) {
    ObjectNode user =
        MAPPER
            .createObjectNode()
            .put("id", member.id())
            .put("scope", "USER")
            .put("status", "ACTIVE");
    user.putObject("credentials").put("userName", member.email());
    user.putObject("profile").put("name", member.name()).put("email", member.email());
    return user;
  }

  private static ObjectNode group(OrgDirectory.Group group) {
    ObjectNode assignment = MAPPER.createObjectNode().put("id", group.id()).put("priority", 0);
    assignment.putObject("profile");
    return assignment;
  }
}
