package io.pachsh.pachd;

import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.connection.Release;
import io.pachsh.wire.WireWords;

/** How a release names projects and repos: before 2.5 there were no projects. */
record PlaceNames(Release release) {
  /** The project in which everything of an older release is shown. */
  static final String DEFAULT_PROJECT = "default";

  io.pachsh.wire.auth.Resource message(Resource resource) {
    return WireWords.resource(release.hasProjects() ? resource : withoutProject(resource));
  }

  /** Refuses a place that a release before 2.5 cannot have. */
  void requireProject(String project) {
    if (!release.hasProjects() && !project.equals(DEFAULT_PROJECT)) {
      throw noProjects();
    }
  }

  private Resource withoutProject(Resource resource) {
    return switch (resource.type()) {
      case PROJECT -> throw noProjects();
      case REPO, SPEC_REPO -> {
        String[] parts = resource.name().split("/", 2);
        if (parts.length == 2) {
          requireProject(parts[0]);
        }
        yield new Resource(resource.type(), parts[parts.length - 1]);
      }
      default -> resource;
    };
  }

  Failure noProjects() {
    return new Failure(
        Exit.FAILED,
        "This pachd is %s, which has no projects yet: they came with 2.5."
            .formatted(release.text()),
        "Its repos are shown in the project 'default'; roles are bound to them or to the cluster.");
  }
}
