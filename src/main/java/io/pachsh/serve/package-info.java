/**
 * An embedded cluster behind pachd's API, so that other tools can use it: gRPC, and JSON over HTTP.
 * One table of calls, one gate in front of each, one way from refusals to statuses.
 */
@NullMarked
package io.pachsh.serve;

import org.jspecify.annotations.NullMarked;
