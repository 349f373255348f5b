/**
 * What a session may show of secrets: in its history, in a trace, in an error, in a log. Here it is
 * decided which words of a line are secret, which values were, and how a text looks without them.
 */
@NullMarked
package io.pachsh.redaction;

import org.jspecify.annotations.NullMarked;
