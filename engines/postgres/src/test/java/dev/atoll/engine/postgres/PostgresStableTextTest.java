package dev.atoll.engine.postgres;

import dev.atoll.engine.Engine;
import dev.atoll.engine.StableTextContract;
import dev.atoll.engine.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PostgresStableTextTest extends StableTextContract {
  private final TestServer server = TestServer.shared();

  private @Nullable Target target;

  @Override
  protected Engine engine() {
    return new PostgresEngine();
  }

  @Override
  protected Target target() {
    if (target == null) {
      target = server.target(folder);
    }
    return target;
  }

  @Override
  protected List<Pair> values() {
    return List.of(
        new Pair("1", "2"),
        new Pair("1::bigint", "2::bigint"),
        new Pair("true", "false"),
        new Pair("'a'::text", "'A'::text"),
        new Pair("'a'::varchar(9)", "'b'::varchar(9)"),
        new Pair("'a'::char(9)", "'b'::char(9)"),
        new Pair("1.50::numeric(9,2)", "1.05::numeric(9,2)"),
        new Pair("100::numeric", "10::numeric"),
        new Pair("0.1::float8", "0.10000000000000002::float8"),
        new Pair("0.1::float4", "0.2::float4"),
        new Pair("'nan'::float8", "'infinity'::float8"),
        new Pair("date '2026-01-02'", "date '2026-02-01'"),
        new Pair("date 'infinity'", "date '-infinity'"),
        new Pair("time '10:00:00.000001'", "time '10:00:00'"),
        new Pair("timetz '10:00:00+02'", "timetz '08:00:00+00'"),
        new Pair("timestamp '2026-01-02 03:04:05.000001'", "timestamp '2026-01-02 03:04:05'"),
        new Pair("timestamptz '2026-01-02 03:04:05Z'", "timestamptz '2026-01-02 04:04:05Z'"),
        new Pair("timestamptz 'infinity'", "timestamptz '-infinity'"),
        new Pair("interval '1 month'", "interval '30 days'"),
        new Pair("'\\x01'::bytea", "'\\x02'::bytea"),
        new Pair("'1.50'::money", "'1.05'::money"),
        new Pair("'00000000-0000-0000-0000-000000000001'::uuid", "gen_random_uuid()"),
        new Pair("'{\"a\": 1}'::json", "'{\"a\": 2}'::json"),
        new Pair("'{\"a\": 1}'::jsonb", "'{\"a\": 2}'::jsonb"),
        new Pair("'10.0.0.1'::inet", "'10.0.0.2'::inet"),
        new Pair("array['a, b']", "array['a', 'b']"),
        new Pair("array['NULL']", "array[null::text]"),
        new Pair("array[timestamptz '2026-01-02 03:04:05Z']", "array[null::timestamptz]"),
        new Pair("array[0.1::float8]", "array[0.2::float8]"),
        new Pair("array[[1, 2], [3, 4]]", "array[1, 2, 3, 4]"),
        new Pair("daterange('2026-01-02', '2026-01-03')", "daterange('2026-01-02', null)"),
        new Pair("'a b'::tsvector", "'a'::tsvector"));
  }

  @Override
  protected List<String> otherSettings() {
    return List.of(
        "set TimeZone = 'America/New_York'",
        "set DateStyle = 'ISO, DMY'",
        "set IntervalStyle = 'iso_8601'",
        "set bytea_output = 'escape'",
        "set extra_float_digits = -10",
        "set search_path = pg_catalog");
  }
}
