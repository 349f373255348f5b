package io.pachsh.embedded;

/** A change with its place in the cluster's history; numbers go up by one. */
record Entry(long number, Change change) {}
