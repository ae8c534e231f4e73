package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TemporalValue;
import java.time.Clock;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of dbt's base context need from outside.
 *
 * @param render the render that the scope is for; invocation id, start and flags are recorded in it
 * @param notes where log() and warnings go
 * @param clock for now() and today(); its zone is that of local time
 * @param dbtVersion the version of dbt whose language is spoken
 * @param runStartedAt with an offset, in UTC
 * @param flags by dbt's names in upper case, such as {@code FULL_REFRESH}, as plain data
 * @param nodeName what errors raised by the project name as their node; empty outside of one
 */
public record GeneralInputs(
    Render render,
    Notes notes,
    Clock clock,
    String dbtVersion,
    String invocationId,
    TemporalValue runStartedAt,
    String threadId,
    SequencedMap<String, @Nullable Object> flags,
    String nodeName) {
  public GeneralInputs {
    flags = Ordered.map(flags);
  }

  /** The same with some flags set on top. */
  public GeneralInputs withFlags(Map<String, ? extends @Nullable Object> more) {
    SequencedMap<String, @Nullable Object> all = new java.util.LinkedHashMap<>(flags);
    all.putAll(more);
    return new GeneralInputs(
        render, notes, clock, dbtVersion, invocationId, runStartedAt, threadId, all, nodeName);
  }
}
