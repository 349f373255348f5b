/**
 * What an embedded cluster knows at one moment: immutable values, the single pieces they can be set
 * to, and their JSON.
 */
@NullMarked
package io.pachsh.embedded.state;

import org.jspecify.annotations.NullMarked;
