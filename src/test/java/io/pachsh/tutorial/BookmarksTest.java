package io.pachsh.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarksTest {
  @TempDir private Path directory;

  @Test
  void keepsOnePlaceForEachPageInAFileOfTheOwner() throws Exception {
    Path file = directory.resolve("state/walkthroughs");
    Bookmarks bookmarks = new Bookmarks(file);
    assertThat(bookmarks.of("okta")).isEmpty();

    Bookmark okta = new Bookmark("okta", 4, Set.of(2, 0));
    bookmarks.keep(new Bookmark("okta", 3, Set.of()));
    bookmarks.keep(new Bookmark("roles", 11, Set.of()));
    bookmarks.keep(okta);

    assertThat(new Bookmarks(file).of("okta")).contains(okta);
    assertThat(Files.readString(file)).isEqualTo("okta 4 -0 -2\nroles 11\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void overlooksWhatItDoesNotUnderstand() throws Exception {
    Path file = directory.resolve("walkthroughs");
    Files.writeString(file, "okta four\n\nroles 2 -x\nfirst-steps 99999999999\nscripting 3\n");
    Bookmarks bookmarks = new Bookmarks(file);
    assertThat(bookmarks.of("okta")).isEmpty();
    assertThat(bookmarks.of("roles")).isEmpty();
    assertThat(bookmarks.of("scripting")).contains(new Bookmark("scripting", 3, Set.of()));
  }
}
