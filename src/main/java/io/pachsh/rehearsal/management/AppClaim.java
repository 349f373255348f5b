package io.pachsh.rehearsal.management;

/** A claim of an application's ID tokens (Okta's federated claim). */
public record AppClaim(String id, String name, String expression) {}
