package dev.atoll.engine;

/**
 * A column of a relation or of a result.
 *
 * @param type the engine's full text for its type, such as {@code DECIMAL(18,3)}
 */
public record Column(String name, String type) {}
