/** The guide as people follow it: the launcher, the shipped scripts, the README, real providers. */
package io.pachsh.guide;
