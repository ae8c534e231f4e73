package dev.atoll.demo;

import java.nio.file.Path;

/**
 * What a new workspace holds.
 *
 * @param directory absolute
 * @param bytes size of all its databases
 */
public record DemoSummary(
    Path directory, int tenants, int countries, int regions, long orders, long lines, long bytes) {}
