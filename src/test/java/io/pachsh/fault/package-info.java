/** What goes wrong around the whole program: kills, full disks, other users, other sessions. */
package io.pachsh.fault;
