/** Text to command lines: lexer, here-documents, expansion. Knows no command. */
@NullMarked
package io.pachsh.language;

import org.jspecify.annotations.NullMarked;
