/** The noun {@code access}: everything that decides about access, as files and as a report. */
@NullMarked
package io.pachsh.cli.access;

import org.jspecify.annotations.NullMarked;
