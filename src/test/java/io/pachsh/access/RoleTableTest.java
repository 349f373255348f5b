package io.pachsh.access;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every role and permission of pachd, bound everywhere and asked for everywhere. */
class RoleTableTest {
  private static final Principal USER = new Principal("user:a@b.c");
  private static final Principal STRANGER = new Principal("user:x@y.z");
  private static final Principal DEVS = new Principal("group:devs");
  private static final Resource PROJECT = Resource.project("p");
  private static final Resource REPO = Resource.repo("p", "r");

  /** From above to below. */
  private static final List<Resource> PATH = List.of(Resource.CLUSTER, PROJECT, REPO);

  private static final List<String> LINES = lines();

  @Test
  void thePermissionsArePachds() {
    assertThat(Arrays.stream(Permission.values()).map(it -> it.number() + " " + it.name()))
        .containsExactlyElementsOf(
            LINES.stream().filter(line -> !line.contains(";") && !line.isEmpty()).toList());
  }

  @Test
  void theRolesArePachds() {
    assertThat(Arrays.stream(Role.values()).map(Role::wireName))
        .containsExactlyInAnyOrderElementsOf(rows().map(Row::name).toList());
  }

  @TestFactory
  Stream<DynamicTest> aRoleGivesItsPermissionsWhereItIsBoundAndBelow() {
    return rows().map(row -> DynamicTest.dynamicTest(row.name(), row::check));
  }

  private static Stream<Row> rows() {
    return LINES.stream().filter(line -> line.contains(";")).map(Row::of);
  }

  /** A role as the table has it. */
  private record Row(
      String name, Set<String> bindable, Set<String> returned, Set<Permission> permissions) {
    static Row of(String line) {
      List<String> columns = Arrays.stream(line.split(";")).map(String::strip).toList();
      Map<String, Permission> byNumber =
          Arrays.stream(Permission.values()).collect(toMap(it -> "" + it.number(), it -> it));
      Set<Permission> permissions = EnumSet.noneOf(Permission.class);
      if (columns.get(3).equals("all")) {
        permissions.addAll(EnumSet.allOf(Permission.class));
      } else {
        words(columns.get(3)).forEach(number -> permissions.add(byNumber.get(number)));
      }
      return new Row(columns.get(0), words(columns.get(1)), words(columns.get(2)), permissions);
    }

    void check() {
      Role role = Role.named(name).orElseThrow();
      assertThat(role.bindableTo()).extracting(Enum::name).hasSameElementsAs(bindable);
      assertThat(role.returnedFor()).extracting(Enum::name).hasSameElementsAs(returned);
      assertThat(role.permissions()).isEqualTo(permissions);
      for (Principal holder : List.of(USER, DEVS, Principal.ALL_CLUSTER_USERS)) {
        for (Resource bound : PATH) {
          Evaluator evaluator = new Evaluator(new OneEntry(bound, holder, name));
          for (Resource asked : PATH) {
            boolean reaches = PATH.indexOf(bound) <= PATH.indexOf(asked);
            checkEach(evaluator, bound, holder, asked, reaches);
            checkHoldings(evaluator.holdings(USER, asked), asked, reaches);
          }
        }
      }
    }

    private void checkEach(
        Evaluator evaluator, Resource bound, Principal holder, Resource asked, boolean reaches) {
      for (Permission permission : Permission.values()) {
        boolean given = reaches && permissions.contains(permission);
        Decision decision = evaluator.decide(USER, asked, List.of(permission));
        assertThat(decision.isAllowed()).isEqualTo(given);
        assertThat(decision.missing()).isEqualTo(given ? Set.of() : Set.of(permission));
        assertThat(decision.path())
            .isEqualTo(
                given
                    ? List.of(
                        new Decision.Step(
                            bound, holder, Role.named(name).orElseThrow(), Set.of(permission)))
                    : List.of());
        assertThat(evaluator.decide(STRANGER, asked, List.of(permission)).isAllowed())
            .isEqualTo(given && holder.equals(Principal.ALL_CLUSTER_USERS));
      }
    }

    private void checkHoldings(Holdings holdings, Resource asked, boolean reaches) {
      boolean shown = reaches && returned.contains(asked.type().name());
      assertThat(holdings.roles())
          .extracting(Role::wireName)
          .isEqualTo(shown ? List.of(name) : List.of());
      assertThat(holdings.permissions()).isEqualTo(shown ? permissions : Set.of());
    }

    private static Set<String> words(String column) {
      return new TreeSet<>(List.of(column.split(" ")));
    }
  }

  /** One role bound to one holder on one resource; the others have empty bindings. */
  private record OneEntry(Resource bound, Principal holder, String role) implements Grants {
    @Override
    public Optional<Map<Principal, Set<String>>> binding(Resource resource) {
      return Optional.of(resource.equals(bound) ? Map.of(holder, Set.of(role)) : Map.of());
    }

    @Override
    public Set<Principal> groupsOf(Principal principal) {
      return principal.equals(USER) ? Set.of(DEVS) : Set.of();
    }
  }

  private static List<String> lines() {
    try (InputStream in = RoleTableTest.class.getResourceAsStream("/access/roles.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("the table is a test resource", e);
    }
  }
}
