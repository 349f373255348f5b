/**
 * Pachd's API as messages, and the words of access control on it: generated from {@code
 * src/main/proto}, with the translations that both ends of the wire share.
 */
@NullMarked
package io.pachsh.wire;

import org.jspecify.annotations.NullMarked;
