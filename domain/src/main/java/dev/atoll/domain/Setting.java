package dev.atoll.domain;

import org.jspecify.annotations.Nullable;

/**
 * A resolved value and where it came from.
 *
 * @param value plain data: null, Boolean, Long, BigInteger, Double, String, java.time.LocalDate,
 *     ordered Map of String to these, List of these
 */
public record Setting(@Nullable Object value, Origin origin) {}
