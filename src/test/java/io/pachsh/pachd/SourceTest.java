package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hints that change the right thing. */
class SourceTest {
  @Test
  void namesTheContextWhicheverIsActive() {
    Source prod = new Source("prod", false);
    assertThat(prod.address("grpc://h:1"))
        .isEqualTo("config update context prod --pachd-address grpc://h:1");
    assertThat(prod.authorities()).isEqualTo("config update context prod --server-cas @FILE");
    assertThat(prod.anotherCluster("grpc://h:1").toString())
        .contains("config update context prod --remove-cluster-deployment-id");
    assertThat(new Source("it's mine", false).authorities())
        .startsWith("config update context 'it'\\''s mine' ");
  }

  @Test
  void leavesAContextAloneThatTheEnvironmentOverrides() {
    Source environment = new Source("prod", true);
    assertThat(environment.address("grpc://h:1")).isEqualTo("export PACHD_ADDRESS=grpc://h:1");
    assertThat(environment.authorities()).isEqualTo("export PACH_CA_CERTS=FILE");
    assertThat(environment.anotherCluster("grpc://h:1").toString())
        .contains("unset PACHD_ADDRESS")
        .contains("connect grpc://h:1 --alias")
        .doesNotContain("remove-cluster-deployment-id");
  }
}
