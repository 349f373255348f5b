package io.pachsh.issuer;

/**
 * Where the parts of the device flow find one another.
 *
 * @param callbackUri where the sign-in comes back to, as a redirect URI
 */
record DeviceEndpoints(
    String issuer, String authorizePath, String pagePath, String callbackPath, String callbackUri) {

  static DeviceEndpoints of(String issuer, String root, Paths paths) {
    Paths.Device device = paths.device();
    return new DeviceEndpoints(
        issuer,
        root + paths.authorize(),
        root + device.page(),
        root + device.callback(),
        issuer + device.callback());
  }
}
