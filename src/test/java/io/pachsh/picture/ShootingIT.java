package io.pachsh.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The session that the picture in README.md shows still goes as it does there. */
class ShootingIT {
  @Test
  void theSessionOfThePictureGoesWell() throws Exception {
    Film film = Shooting.film();
    assertThat(film.frames()).hasSizeGreaterThan(10);
    assertThat(film.svg().replace('\u00a0', ' '))
        .contains("The configuration is live", "You are \"okta:test@pachyderm.com\"")
        .doesNotContain("error:");
  }
}
