/** Benchmarks: each row measures a budget of the design as a ratio within one run. */
package io.pachsh.bench;
