package io.pachsh.oidc;

import java.io.IOException;

/** The same for a login whose callback somebody else receives: an identity service's connector. */
class FederatedCoreConformanceTest extends CoreConformanceTest {
  @Override
  Trial trial() throws IOException {
    return new Trial().federated();
  }
}
