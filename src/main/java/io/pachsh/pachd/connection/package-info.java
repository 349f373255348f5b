/**
 * The way to a pachd: the channel, its addresses and authorities, calls, and what their failures
 * mean.
 */
@NullMarked
package io.pachsh.pachd.connection;

import org.jspecify.annotations.NullMarked;
