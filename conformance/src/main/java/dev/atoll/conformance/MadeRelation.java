package dev.atoll.conformance;

import java.util.SequencedMap;

/**
 * A relation as a run left it.
 *
 * @param kind {@code base table} or {@code view}
 * @param types of the columns, in order
 * @param rows -1 where it cannot be read
 * @param hashes of the content, by column
 * @param hash of whole rows without volatile columns; an error's text where it cannot be read
 */
record MadeRelation(
    String name,
    String kind,
    SequencedMap<String, String> types,
    long rows,
    SequencedMap<String, String> hashes,
    String hash) {}
