package dev.atoll.engine.duckdb;

import dev.atoll.engine.Engine;
import dev.atoll.engine.StableTextContract;
import dev.atoll.engine.Target;
import java.util.List;

final class DuckDbStableTextTest extends StableTextContract {
  @Override
  protected Engine engine() {
    return new DuckDbEngine();
  }

  @Override
  protected Target target() {
    return Targets.file(folder, "own/contract.duckdb");
  }

  @Override
  protected List<Pair> values() {
    return List.of(
        new Pair("1", "2"),
        new Pair("1::hugeint", "2::hugeint"),
        new Pair("true", "false"),
        new Pair("'a'", "'A'"),
        new Pair("1.50::decimal(9,2)", "1.05::decimal(9,2)"),
        new Pair("100::decimal(9,0)", "10::decimal(9,0)"),
        new Pair("0.1::double", "0.10000000000000002::double"),
        new Pair("0.1::float", "0.2::float"),
        new Pair("'nan'::double", "'infinity'::double"),
        new Pair("date '2026-01-02'", "date '2026-02-01'"),
        new Pair("time '10:00:00.000001'", "time '10:00:00'"),
        new Pair("timestamp '2026-01-02 03:04:05.000001'", "timestamp '2026-01-02 03:04:05'"),
        new Pair("timestamptz '2026-01-02 03:04:05Z'", "timestamptz '2026-01-02 04:04:05Z'"),
        new Pair("timestamptz 'infinity'", "timestamptz '-infinity'"),
        new Pair("interval '1 month'", "interval '30 days'"),
        new Pair("'\\x01'::blob", "'\\x02'::blob"),
        new Pair("uuid '00000000-0000-0000-0000-000000000001'", "uuid()"),
        new Pair("'{\"a\": 1}'::json", "'{\"a\": 2}'::json"),
        new Pair("'x'::enum('x', 'y TIME ZONE')", "'y TIME ZONE'::enum('x', 'y TIME ZONE')"),
        new Pair("['a, b']", "['a', 'b']"),
        new Pair("['NULL']", "[null::varchar]"),
        new Pair("[timestamptz '2026-01-02 03:04:05Z']", "[null::timestamptz]"),
        new Pair(
            "[[timestamptz '2026-01-02 03:04:05Z'], []]",
            "[[], [timestamptz '2026-01-02 03:04:05Z']]"),
        new Pair(
            "array_value(timestamptz '2026-01-02 03:04:05Z')",
            "array_value(timestamptz '2026-01-03 03:04:05Z')"),
        new Pair(
            "{'a, \"b': timestamptz '2026-01-02 03:04:05Z', 'c d': ['x']}",
            "{'a, \"b': timestamptz '2026-01-02 03:04:05Z', 'c d': ['y']}"),
        new Pair(
            "map {'a': timestamptz '2026-01-02 03:04:05Z'}",
            "map {'b': timestamptz '2026-01-02 03:04:05Z'}"),
        new Pair("{'a': 1, 'b': null::integer}", "{'a': null::integer, 'b': 1}"));
  }

  @Override
  protected List<String> otherSettings() {
    return List.of(
        "set TimeZone = 'America/New_York'",
        "set threads = 1",
        "set preserve_insertion_order = false",
        "set default_order = 'desc'");
  }
}
