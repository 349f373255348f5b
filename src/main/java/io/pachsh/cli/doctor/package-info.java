/** The word {@code doctor}. */
@NullMarked
package io.pachsh.cli.doctor;

import org.jspecify.annotations.NullMarked;
