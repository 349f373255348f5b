package io.pachsh.oidc;

import java.io.IOException;

/** The same for a login whose callback somebody else receives: an identity service's connector. */
class FederatedFapiConformanceTest extends FapiConformanceTest {
  @Override
  Trial trial() throws IOException {
    return new Trial().federated();
  }
}
