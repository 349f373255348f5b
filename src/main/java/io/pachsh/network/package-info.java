/**
 * The way out of this machine: which proxy leads to an address, and which certificate authorities
 * are trusted there, as the environment says.
 */
@NullMarked
package io.pachsh.network;

import org.jspecify.annotations.NullMarked;
