package dev.atoll.core.pipeline;

import dev.atoll.core.compile.TenantInputs;
import dev.atoll.core.ledger.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** When an invocation began, and the ids it goes by. */
record Started(Instant at, RunId runId, TenantInputs.Invoked invoked) {
  static Started of(Invocation invocation) {
    Instant now = invocation.clock().instant();
    RandomGenerator random = RandomGenerator.getDefault();
    UUID id = new UUID(version4(random.nextLong()), variant(random.nextLong()));
    return new Started(
        now,
        RunId.create(now, random),
        new TenantInputs.Invoked(id.toString(), now, clock(invocation.clock())));
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneId.systemDefault());
  }

  private static long version4(long bits) {
    return (bits & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
  }

  private static long variant(long bits) {
    return (bits & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
  }
}
