package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * Rows to look at.
 *
 * @param inline SQL with Jinja to run in place of the selected nodes
 * @param limit rows at most; negative means all, as in dbt
 */
public record ShowRequest(Selection selection, Optional<String> inline, int limit) {}
