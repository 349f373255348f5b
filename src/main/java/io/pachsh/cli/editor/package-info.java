/** Texts that a person changes in their editor, until they are taken or given up. */
@NullMarked
package io.pachsh.cli.editor;

import org.jspecify.annotations.NullMarked;
