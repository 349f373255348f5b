/** The noun {@code idp}: Pachyderm's identity service - its connectors, clients and set-up. */
@NullMarked
package io.pachsh.cli.idp;

import org.jspecify.annotations.NullMarked;
