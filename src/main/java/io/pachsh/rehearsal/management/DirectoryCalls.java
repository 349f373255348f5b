package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls below {@code users} and {@code groups}; nothing can be changed by them here. */
record DirectoryCalls(OrgDirectory directory) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The part of Okta's filter expressions that is understood. */
  private static final Pattern NAME_IS =
      Pattern.compile("profile\\.(?:name|login|email) eq \"((?:[^\"\\\\]|\\\\.)*+)\"");

  Response users(ApiRequest request) {
    if (request.size() == 1) {
      return list(
          request,
          directory.members(),
          OrgDirectory.Member::id,
          OrgDirectory.Member::email,
          DirectoryCalls::shown);
    }
    OrgDirectory.Member member =
        directory
            .member(request.word(1))
            .orElseThrow(() -> ApiError.notFound(request.word(1) + " (User)"));
    if (request.size() == 3 && request.word(2).equals("groups")) {
      List<OrgDirectory.Group> own =
          directory.groups().stream()
              .filter(each -> member.groups().contains(each.name()))
              .toList();
      return list(
          request, own, OrgDirectory.Group::id, OrgDirectory.Group::name, DirectoryCalls::shown);
    }
    return request.size() > 2
        ? AppCalls.missing(request)
        : request.is("GET") ? ApiPage.one(200, shown(member)) : AppCalls.wrong();
  }

  Response groups(ApiRequest request) {
    if (request.size() == 1) {
      return list(
          request,
          directory.groups(),
          OrgDirectory.Group::id,
          OrgDirectory.Group::name,
          DirectoryCalls::shown);
    }
    OrgDirectory.Group group =
        directory
            .group(request.word(1))
            .orElseThrow(() -> ApiError.notFound(request.word(1) + " (UserGroup)"));
    if (request.size() == 3 && request.word(2).equals("users")) {
      List<OrgDirectory.Member> members =
          directory.members().stream()
              .filter(each -> each.groups().contains(group.name()))
              .toList();
      return list(
          request,
          members,
          OrgDirectory.Member::id,
          OrgDirectory.Member::email,
          DirectoryCalls::shown);
    }
    return request.size() > 2
        ? AppCalls.missing(request)
        : request.is("GET") ? ApiPage.one(200, shown(group)) : AppCalls.wrong();
  }

  private static <T> Response list(
      ApiRequest request,
      List<T> all,
      Function<T, String> id,
      Function<T, String> name,
      Function<T, JsonNode> show) {
    if (!request.is("GET")) {
      return AppCalls.wrong();
    }
    String beginning = request.query("q").orElse("").toLowerCase(Locale.ROOT);
    String exact = request.query("search").map(DirectoryCalls::exact).orElse("");
    List<T> found =
        all.stream()
            .filter(each -> name.apply(each).toLowerCase(Locale.ROOT).startsWith(beginning))
            .filter(each -> exact.isEmpty() || name.apply(each).equalsIgnoreCase(exact))
            .toList();
    return ApiPage.of(found, id, show, request);
  }

  private static String exact(String search) {
    Matcher name = NAME_IS.matcher(search.strip());
    if (!name.matches()) {
      throw ApiError.invalid("search", "search: The rehearsal org understands 'NAME eq \"…\"'.");
    }
    return name.group(1).replaceAll("\\\\(.)", "$1");
  }

  private static ObjectNode shown(OrgDirectory.Member member) {
    ObjectNode user = MAPPER.createObjectNode().put("id", member.id()).put("status", "ACTIVE");
    String[] names = member.name().split(" ", 2);
    user.putObject("profile")
        .put("login", member.email())
        .put("email", member.email())
        .put("firstName", names[0])
        .put("lastName", names.length == 2 ? names[1] : "");
    return user;
  }

  private static ObjectNode shown(OrgDirectory.Group group) {
    ObjectNode shown = MAPPER.createObjectNode().put("id", group.id()).put("type", group.type());
    shown.putArray("objectClass").add("okta:user_group");
    shown.putObject("profile").put("name", group.name());
    return shown;
  }
}
