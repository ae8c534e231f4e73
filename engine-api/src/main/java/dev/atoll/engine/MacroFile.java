package dev.atoll.engine;

/**
 * A file of macros that a driver brings along.
 *
 * @param path relative, with forward slashes, such as {@code macros/relations.sql}
 */
public record MacroFile(String path, String text) {}
