package io.pachsh.completion;

import io.pachsh.session.WorkingDirectory;

/**
 * Files, relative to the working directory, one directory after the other; hidden ones only when a
 * dot is typed.
 */
record Files(WorkingDirectory directory, DirectoryCache directoryCache, boolean directoriesOnly)
    implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    String typed = request.typed();
    int kept = typed.lastIndexOf('/') + 1;
    String folder = typed.substring(0, kept);
    if (folder.indexOf('\0') >= 0) {
      return Candidates.NOTHING;
    }
    DirectoryCache.Listing listing = directoryCache.of(directory.current().resolve(folder));
    if (directoriesOnly) {
      return new Candidates(kept, listing.directories());
    }
    return new Candidates(kept, typed.startsWith(".", kept) ? listing.all() : listing.visible());
  }
}
