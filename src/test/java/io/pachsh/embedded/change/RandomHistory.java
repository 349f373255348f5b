package io.pachsh.embedded.change;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.embedded.Practice;
import io.pachsh.embedded.change.ContentChanged.Cause;
import io.pachsh.embedded.state.BindingEdit;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.PlaceEdit;
import io.pachsh.embedded.state.RolesEdit;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Any changes in any order, the same for the same seed. */
public final class RandomHistory {
  private final Random random;
  private Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");

  public RandomHistory(long seed) {
    random = new Random(seed);
  }

  public Change next() {
    now = now.plusMillis(random.nextInt(100_000));
    Stamp stamp =
        new Stamp(now, random.nextBoolean() ? Optional.of(principal()) : Optional.empty());
    return switch (random.nextInt(19)) {
      case 0 -> new Activated(stamp, Optional.of(principal()), List.of(token(), token()));
      case 1 -> new Activated(stamp, Optional.empty(), List.of(token()));
      case 2 -> new ConfigurationSet(stamp, Practice.guide(text("idp")));
      case 3 -> new ConfigurationSet(stamp, Practice.pachctl());
      case 4 ->
          random.nextInt(5) == 0
              ? new Deactivated(stamp)
              : new SessionNoted(stamp, Secret.of(text("note")));
      case 5 -> new LoginCompleted(stamp, token(), Set.of(principal(), Principal.ROOT));
      case 6 ->
          random.nextInt(5) == 0
              ? new Reset(stamp, text("id"))
              : new SessionNoted(stamp, Secret.of(""));
      case 7 -> new RolesBound(stamp, resource(), principal(), Set.of(), Set.of(role()));
      case 8 ->
          new RolesBound(stamp, resource(), principal(), Set.of(role(), "repoReader"), Set.of());
      case 9 -> new RootTokenRotated(stamp, token());
      case 10 -> new TokenRevoked(stamp, token().hash(), principal());
      case 11 -> new MembersModified(stamp, principal(), Set.of(principal()), Set.of(principal()));
      case 12 ->
          new PlaceCreated(
              stamp, place(), stamp.actor(), random.nextBoolean() ? "" : text("says\n"));
      case 13 -> new PlaceDeleted(stamp, place());
      case 14 ->
          random.nextBoolean()
              ? new ContentChanged(stamp, Cause.POLICY, edits())
              : new Offboarded(stamp, principal(), Set.of(principal()), edits());
      case 15 -> ContentChanged.undone(stamp, 1 + random.nextInt(3), edits());
      case 17 -> new ContentChanged(stamp, Cause.PLACES, edits());
      case 16 ->
          random.nextBoolean()
              ? new TokenAdded(stamp, true, token())
              : new TokensPurged(stamp, random.nextInt(9));
      default ->
          random.nextBoolean()
              ? new TokenAdded(stamp, false, token())
              : new TokensRevoked(stamp, principal());
    };
  }

  /** Edits of different pieces. */
  private List<Edit> edits() {
    Map<Edit, Edit> edits = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      Edit edit =
          switch (random.nextInt(6)) {
            case 0 -> new RolesEdit(resource(), principal(), Set.of(role()));
            case 1 -> new RolesEdit(resource(), principal(), Set.of());
            case 2 -> new MemberEdit(principal(), principal(), random.nextBoolean());
            case 3 ->
                random.nextBoolean() ? PlaceEdit.gone(place()) : PlaceEdit.of(place(), details());
            case 4 -> new DefaultsEdit(resource(), defaults());
            default -> new BindingEdit(place(), true);
          };
      edits.put(edit.piece(), edit);
    }
    return List.copyOf(edits.values());
  }

  private PlaceDetails details() {
    return random.nextInt(3) == 0
        ? PlaceDetails.UNKNOWN
        : new PlaceDetails(
            random.nextBoolean() ? Optional.of(now) : Optional.empty(),
            random.nextBoolean() ? Optional.of(principal()) : Optional.empty(),
            text("says\u0000"));
  }

  private PipelineDefaults defaults() {
    return random.nextInt(3) == 0
        ? PipelineDefaults.NONE
        : new PipelineDefaults(text("{\"a\":"), Optional.of(principal()), Optional.of(now));
  }

  private Resource place() {
    return random.nextBoolean() ? Resource.project(text("p")) : Resource.repo(text("p"), text("r"));
  }

  private Token token() {
    Optional<Instant> expires =
        random.nextBoolean() ? Optional.of(now.plus(Duration.ofSeconds(7))) : Optional.empty();
    return new Token(Token.hash(Secret.of(text("token"))), principal(), now, expires);
  }

  private Principal principal() {
    return new Principal(text(random.nextBoolean() ? "robot:" : "ïdp\"\n\u0000:\uD83D\uDE00"));
  }

  private Resource resource() {
    return switch (random.nextInt(3)) {
      case 0 -> Resource.CLUSTER;
      case 1 -> Resource.project(text("p"));
      default -> Resource.repo(text("p"), text("r"));
    };
  }

  private String role() {
    Role[] roles = Role.values();
    return roles[1 + random.nextInt(roles.length - 1)].wireName();
  }

  private String text(String prefix) {
    return prefix + random.nextInt(6);
  }
}
