package io.pachsh.picture;

import java.time.Duration;
import java.util.List;

/**
 * What a screen showed for a while.
 *
 * @param cursorColumn where the cursor stood, from 0
 */
record Frame(List<Run> runs, int cursorColumn, int cursorRow, Duration time) {}
