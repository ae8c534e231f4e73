package dev.atoll.core.pipeline;

/** Two things of one kind side by side; what they have alike is left out. */
public sealed interface Difference permits TenantDifference, RunDifference {}
