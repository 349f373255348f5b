package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;

/**
 * The application that programs use the management API as: a client with a key instead of a secret
 * (Okta's API Services app integration). It is not listed among the applications.
 *
 * @param key the whole key pair as a JSON Web Key, which its owner downloads once at Okta
 */
public record OrgServiceApp(String id, Secret key) {}
