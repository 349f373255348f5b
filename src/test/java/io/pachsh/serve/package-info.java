/** The server from outside: bare clients on real ports. */
package io.pachsh.serve;
