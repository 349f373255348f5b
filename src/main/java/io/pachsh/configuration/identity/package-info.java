/**
 * Connectors, clients and the set-up of Pachyderm's identity service as people write them: read
 * strictly, filled in, compared and written in pachctl's shapes.
 */
@NullMarked
package io.pachsh.configuration.identity;

import org.jspecify.annotations.NullMarked;
