package dev.atoll.jinja;

/** A parameter of a {@link Definition}. */
public record Parameter(String name, boolean hasDefault) {}
