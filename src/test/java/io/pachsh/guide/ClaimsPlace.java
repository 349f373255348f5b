package io.pachsh.guide;

/** Where a provider tells what it knows of a person. */
enum ClaimsPlace {
  ID_TOKEN,
  USERINFO
}
