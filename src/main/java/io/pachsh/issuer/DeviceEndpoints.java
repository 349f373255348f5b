package io.pachsh.issuer;

import java.net.URI;

/**
 * Where the parts of the device flow find one another.
 *
 * @param callbackUri where the sign-in comes back to, as a redirect URI
 */
record DeviceEndpoints(
    String issuer, String authorizePath, String pagePath, String callbackPath, String callbackUri) {

  static DeviceEndpoints of(ProviderSettings settings) {
    Paths paths = settings.paths();
    Paths.Device device = paths.device();
    String base = settings.base();
    String root = URI.create(base).getPath();
    return new DeviceEndpoints(
        settings.issuer(),
        root + paths.authorize(),
        root + device.page(),
        root + device.callback(),
        base + device.callback());
  }
}
