package dev.atoll.core.plan;

import dev.atoll.core.compile.Node;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A node as it would be built for a tenant.
 *
 * @param reads the settings it reads by kind and name, such as {@code var currency}, each with its
 *     value's hash
 * @param unknownBecause why its SQL is known only when it runs
 * @param timely why its SQL gives something else at another time, such as {@code now()}
 * @param parents ids of what it reads, in its graph
 */
public record NodeForm(
    Node node,
    Fingerprint fingerprint,
    SequencedMap<String, String> reads,
    Optional<String> unknownBecause,
    Optional<String> timely,
    SequencedSet<String> parents) {}
