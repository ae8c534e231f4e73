package dev.atoll.core.ledger;

/**
 * Where states of nodes belong.
 *
 * @param fleet name of the fleet or project
 * @param name of the environment or target
 */
public record Environment(String fleet, String name) {}
