package dev.atoll.acceptance.architecture;

import java.util.Set;

/**
 * One room of the house.
 *
 * @param name its package below the root
 * @param mayUse names of other rooms
 */
record Room(String name, Set<String> mayUse) {}
