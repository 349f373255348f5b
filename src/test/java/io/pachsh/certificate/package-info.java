/** Certificates for tests, good and bad ones, made by keytool. */
package io.pachsh.certificate;
