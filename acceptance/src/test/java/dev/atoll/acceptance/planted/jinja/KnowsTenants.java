package dev.atoll.acceptance.planted.jinja;

import dev.atoll.domain.TenantId;

/** The template language should not know tenants. */
public record KnowsTenants(TenantId tenant) {}
