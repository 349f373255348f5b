/**
 * Texts as people copy them from pages, chats and terminals: what a typesetter, a prompt or another
 * program put around them, and characters that nobody sees.
 */
@NullMarked
package io.pachsh.paste;

import org.jspecify.annotations.NullMarked;
