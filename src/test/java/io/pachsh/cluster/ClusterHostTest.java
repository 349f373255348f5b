package io.pachsh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses work inside a cluster alone. */
class ClusterHostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pachd:1658/",
        "http://pachd:1658/auth?client_id=pachd",
        "https://pachd.ns.svc/x",
        "http://pachd.ns.svc.cluster.local:1658",
        "HTTP://PACHD:1658/"
      })
  void marksAnAddressInsideTheCluster(String address) {
    assertThat(ClusterHost.of(address)).isPresent();
    assertThat(ClusterHost.marked(address)).isEqualTo(address + " (an address inside the cluster)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:30658/",
        "http://127.0.0.1:1658/",
        "http://[::1]:1658/",
        "https://okta.example.com/oauth2",
        "https://svc.example.com",
        "no address",
        "",
        "http://"
      })
  void leavesOthersAsTheyAre(String address) {
    assertThat(ClusterHost.marked(address)).isEqualTo(address);
  }
}
