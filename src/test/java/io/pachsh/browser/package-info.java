/** The real browser that logs in, in tests. */
package io.pachsh.browser;
