/** Tests of the launcher scripts: how pachsh is found, built and started. */
package io.pachsh.launcher;
