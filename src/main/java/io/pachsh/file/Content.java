package io.pachsh.file;

import java.io.IOException;
import java.io.Writer;

/** Writes a file's content, piece by piece. */
@FunctionalInterface
public interface Content {
  void writeTo(Writer out) throws IOException;
}
