/** Addresses as QR codes, for whoever points a telephone at the terminal. */
@NullMarked
package io.pachsh.qr;

import org.jspecify.annotations.NullMarked;
