package dev.atoll.engine;

import java.util.Optional;

/**
 * One thing to do.
 *
 * @param number its place among all steps, from 0
 * @param tenant whom it is for; empty for all
 * @param where the server and database it is done in, or the folder; may be shown
 * @param shown what is done, as SQL or in words, passwords masked
 */
public record ProvisioningStep(int number, Optional<String> tenant, String where, String shown) {}
