package io.pachsh.file;

import java.nio.charset.CharacterCodingException;

/** A text is not UTF-8; its message says where, to stand behind the text's name. */
public final class NotUtf8Exception extends CharacterCodingException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** {@code line} counts from 1. */
  public NotUtf8Exception(int line) {
    this.line = line;
  }

  @Override
  public String getMessage() {
    return "line " + line + " is not UTF-8 text";
  }
}
