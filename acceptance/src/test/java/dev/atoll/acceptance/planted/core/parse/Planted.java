package dev.atoll.acceptance.planted.core.parse;

/** Uses a room that this one may not use. */
public record Planted(dev.atoll.acceptance.planted.core.resolve.Planted forbidden) {}
