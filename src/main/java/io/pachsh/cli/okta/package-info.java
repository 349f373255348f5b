/** The commands under {@code okta}: an Okta org, and the app that Pachyderm is there. */
@NullMarked
package io.pachsh.cli.okta;

import org.jspecify.annotations.NullMarked;
