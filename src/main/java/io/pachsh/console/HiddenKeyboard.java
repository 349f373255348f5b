package io.pachsh.console;

/** A keyboard that can also be typed on without showing it. */
interface HiddenKeyboard extends Keyboard {
  /** Reads one line that appears neither on the screen nor in recall. */
  Input readHidden(String prompt);
}
