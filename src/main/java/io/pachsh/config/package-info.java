/**
 * pachctl's configuration file, which pachsh shares with it: its layout, addresses and trusted
 * certificates, what a kubeconfig gives to it, and how two programs change one file without losing
 * each other's changes.
 */
@NullMarked
package io.pachsh.config;

import org.jspecify.annotations.NullMarked;
