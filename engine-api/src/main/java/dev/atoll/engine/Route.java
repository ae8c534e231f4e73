package dev.atoll.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a target writes, in a form that two names of one place share.
 *
 * @param key compares equal for one place however it was written; not for showing
 * @param file the database file, for engines that have one; a folder holds the file of one tenant
 *     only
 */
public record Route(String key, Optional<Path> file) {}
