/** Access policies as files: reading, writing, and what changes from one to another. */
@NullMarked
package io.pachsh.policy;

import org.jspecify.annotations.NullMarked;
