package io.pachsh.rehearsal.management;

import java.util.List;

/**
 * How an application is registered.
 *
 * @param applicationType Okta's word, such as {@code web}
 * @param authenticationMethod how it proves who it is, such as {@code client_secret_basic}
 */
public record AppRegistration(
    String label,
    String applicationType,
    List<String> redirectUris,
    List<String> responseTypes,
    List<String> grantTypes,
    String authenticationMethod) {
  public AppRegistration {
    redirectUris = List.copyOf(redirectUris);
    responseTypes = List.copyOf(responseTypes);
    grantTypes = List.copyOf(grantTypes);
  }
}
