package dev.atoll.acceptance.planted.core.freeze;

/** Uses a room that this one may not use. */
public record Planted(dev.atoll.acceptance.planted.core.parse.Planted forbidden) {}
