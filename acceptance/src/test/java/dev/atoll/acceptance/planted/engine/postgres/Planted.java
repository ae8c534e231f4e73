package dev.atoll.acceptance.planted.engine.postgres;

/** Uses a room that this one may not use. */
public record Planted(dev.atoll.acceptance.planted.cli.Planted forbidden) {}
