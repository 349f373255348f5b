/** Values to sentence, table, JSON, YAML, CSV or names: pure functions. */
@NullMarked
package io.pachsh.output;

import org.jspecify.annotations.NullMarked;
