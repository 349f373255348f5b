package io.pachsh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireWordsTest {
  @ParameterizedTest
  @EnumSource(Permission.class)
  void everyPermissionHasItsNumber(Permission permission) {
    io.pachsh.wire.auth.Permission message = WireWords.permission(permission);
    assertThat(message.getNumber()).isEqualTo(permission.number());
    assertThat(WireWords.permission(message)).contains(permission);
  }

  @Test
  void whatANewerPachdAddsIsUnknownAndNoError() {
    assertThat(WireWords.permission(io.pachsh.wire.auth.Permission.UNRECOGNIZED)).isEmpty();
    assertThat(
            WireWords.resource(
                io.pachsh.wire.auth.Resource.newBuilder().setTypeValue(99).setName("x").build()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Resource.Type.class)
  void everyKindOfResourceComesBack(Resource.Type type) {
    Resource resource = type == Resource.Type.CLUSTER ? Resource.CLUSTER : new Resource(type, "p");
    assertThat(WireWords.resource(WireWords.resource(resource))).contains(resource);
  }

  @Test
  void instantsComeBack() {
    Instant instant = Instant.parse("2026-11-24T12:00:00.123456789Z");
    assertThat(WireWords.instant(WireWords.timestamp(instant))).isEqualTo(instant);
  }
}
