package io.pachsh.pachd.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hints that change the right thing. */
class AddressSourceTest {
  @Test
  void namesTheContextWhicheverIsActive() {
    AddressSource prod = new AddressSource("prod", false);
    assertThat(prod.address("grpc://h:1"))
        .isEqualTo("config update context prod --pachd-address grpc://h:1");
    assertThat(prod.authorities()).isEqualTo("config update context prod --server-cas @FILE");
    assertThat(prod.anotherCluster("grpc://h:1").toString())
        .contains("config update context prod --remove-cluster-deployment-id");
    assertThat(new AddressSource("it's mine", false).authorities())
        .startsWith("config update context 'it'\\''s mine' ");
  }

  @Test
  void leavesAContextAloneThatTheEnvironmentOverrides() {
    AddressSource environment = new AddressSource("prod", true);
    assertThat(environment.address("grpc://h:1")).isEqualTo("export PACHD_ADDRESS=grpc://h:1");
    assertThat(environment.authorities()).isEqualTo("export PACH_CA_CERTS=FILE");
    assertThat(environment.anotherCluster("grpc://h:1").toString())
        .contains("unset PACHD_ADDRESS")
        .contains("connect grpc://h:1 --alias")
        .doesNotContain("remove-cluster-deployment-id");
  }
}
