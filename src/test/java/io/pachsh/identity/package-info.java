@NullMarked
package io.pachsh.identity;

import org.jspecify.annotations.NullMarked;
