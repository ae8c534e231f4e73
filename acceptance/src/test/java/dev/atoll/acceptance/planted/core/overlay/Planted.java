package dev.atoll.acceptance.planted.core.overlay;

/** Uses a room that this one may not use. */
public record Planted(dev.atoll.acceptance.planted.cli.Planted forbidden) {}
