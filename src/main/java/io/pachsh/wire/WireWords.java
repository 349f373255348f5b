package io.pachsh.wire;

import com.google.protobuf.Timestamp;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.wire.auth.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Resources, permissions and instants in the words of pachd's messages, and back. */
public final class WireWords {
  private WireWords() {}

  public static io.pachsh.wire.auth.Resource resource(Resource resource) {
    return io.pachsh.wire.auth.Resource.newBuilder()
        .setType(ResourceType.valueOf(resource.type().name()))
        .setName(resource.name())
        .build();
  }

  /** Empty for a type that we do not know, such as a newer pachd's. */
  public static Optional<Resource> resource(io.pachsh.wire.auth.Resource message) {
    return switch (message.getType()) {
      case CLUSTER -> Optional.of(Resource.CLUSTER);
      case PROJECT, REPO, SPEC_REPO, JOB ->
          Optional.of(
              new Resource(Resource.Type.valueOf(message.getType().name()), message.getName()));
      case RESOURCE_TYPE_UNKNOWN, UNRECOGNIZED -> Optional.empty();
    };
  }

  /** As pachd answers them: role after role, and again what an earlier one gives already. */
  public static List<io.pachsh.wire.auth.Permission> permissions(Holdings holdings) {
    return holdings.roles().stream()
        .flatMap(role -> role.inOrder().stream())
        .map(WireWords::permission)
        .toList();
  }

  public static io.pachsh.wire.auth.Permission permission(Permission permission) {
    return io.pachsh.wire.auth.Permission.valueOf(permission.name());
  }

  /** Empty for a number that we do not know, such as a newer pachd's. */
  public static Optional<Permission> permission(io.pachsh.wire.auth.Permission message) {
    return switch (message) {
      case PERMISSION_UNKNOWN, UNRECOGNIZED -> Optional.empty();
      default -> Permission.named(message.name());
    };
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  public static Instant instant(Timestamp message) {
    return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
  }
}
