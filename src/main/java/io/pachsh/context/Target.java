package io.pachsh.context;

import io.pachsh.config.Address;
import io.pachsh.config.AddressResolution;
import java.util.Optional;

/** What is behind a context's name. */
public sealed interface Target {
  /** A cluster inside pachsh. */
  record Embedded() implements Target {}

  /**
   * A real cluster, which stands in pachctl's configuration file.
   *
   * @param entry the context's name there
   */
  record Real(String entry, AddressResolution resolution) implements Target {}

  /** The real cluster where PACHD_ADDRESS leads, of which nothing is written to any file. */
  record Addressed(AddressResolution resolution) implements Target {}

  /** Where in Kubernetes its pachd is, if the context points there. */
  default Optional<Address.Kubernetes> kubernetes() {
    return reached()
        .map(AddressResolution::forwarding)
        .flatMap(AddressResolution.Forwarding::kubernetes);
  }

  /** How a real cluster is reached. */
  default Optional<AddressResolution> reached() {
    if (this instanceof Real real) {
      return Optional.of(real.resolution());
    }
    return this instanceof Addressed addressed
        ? Optional.of(addressed.resolution())
        : Optional.empty();
  }
}
