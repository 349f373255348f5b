package io.pachsh.cli.builtin;

import io.pachsh.program.Editor;
import io.pachsh.session.NextLine;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the person typed so far, and where it can be edited.
 *
 * @param history the lines that are kept, oldest first
 */
public record TypedLines(
    Supplier<List<String>> history, NextLine nextLine, Supplier<Editor> editor) {}
