package io.pachsh.completion;

import io.pachsh.command.WorkingDirectory;

/**
 * Files, relative to the working directory, one directory after the other; hidden ones only when a
 * dot is typed.
 */
record Files(WorkingDirectory directory, Listings listings, boolean directoriesOnly)
    implements Kind {
  @Override
  public Choice choice(Asked asked) {
    String typed = asked.typed();
    int kept = typed.lastIndexOf('/') + 1;
    String folder = typed.substring(0, kept);
    if (folder.indexOf('\0') >= 0) {
      return Choice.NOTHING;
    }
    Listings.Listing listing = listings.of(directory.current().resolve(folder));
    if (directoriesOnly) {
      return new Choice(kept, listing.directories());
    }
    return new Choice(kept, typed.startsWith(".", kept) ? listing.all() : listing.visible());
  }
}
