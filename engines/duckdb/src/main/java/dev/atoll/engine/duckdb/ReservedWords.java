package dev.atoll.engine.duckdb;

import java.util.Locale;
import java.util.Set;

/**
 * Words that cannot be unquoted names: what {@code duckdb_keywords()} calls reserved or
 * type_function.
 */
final class ReservedWords {
  private static final Set<String> WORDS =
      Set.of(
          ("all analyse analyze and anti any array as asc asof asymmetric at authorization binary both"
                  + " by case cast check collate collation column columns concurrently constraint"
                  + " create cross default deferrable desc describe distinct do else end except false"
                  + " fetch for foreign freeze from full generated glob group having ilike in"
                  + " initially inner intersect into is isnull join lambda lateral leading left like"
                  + " limit map natural not notnull null offset on only or order outer overlaps pivot"
                  + " pivot_longer pivot_wider placing positional primary qualify references"
                  + " returning right select semi show similar some struct summarize symmetric table"
                  + " tablesample then to trailing true try_cast union unique unpack unpivot using"
                  + " variadic verbose when where window with")
              .split(" "));

  private ReservedWords() {}

  static boolean contains(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }
}
