/** What is explained in words: topics, and what error messages of all parties mean. */
@NullMarked
package io.pachsh.help;

import org.jspecify.annotations.NullMarked;
