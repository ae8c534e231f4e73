package dev.atoll.acceptance.planted.core.unmarked;

/** Lives in a package without package-info. */
public final class Unmarked {}
