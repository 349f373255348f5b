/** An embedded cluster's directory: journal, snapshot, audit, and who may write them. */
@NullMarked
package io.pachsh.embedded.storage;

import org.jspecify.annotations.NullMarked;
