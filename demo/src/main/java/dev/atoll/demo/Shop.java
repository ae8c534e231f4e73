package dev.atoll.demo;

import dev.atoll.domain.TenantId;

/**
 * One tenant of the demo.
 *
 * @param number counted over the fleet from 0, in the order of opening
 */
record Shop(int number, TenantId id, Country country, Tier tier) {}
