package dev.atoll.engine;

/**
 * What an engine may be able to do beyond the rest of this API. {@code EngineContract} tests each
 * both ways: what is declared works, what is not declared fails.
 */
public enum Capability {
  /** CREATE, DROP and RENAME take part in transactions. */
  TRANSACTIONAL_DDL,
  /** {@code create or replace table}. */
  REPLACE_TABLE,
  /** {@code merge into}. */
  MERGE,
  /** {@code create materialized view}. */
  MATERIALIZED_VIEWS,
  /** Lists, structs and maps as column types. */
  NESTED_TYPES,
  /** {@code create index}. */
  INDEXES,
  /** {@link Access.Locked}. */
  LOCKED_ACCESS
}
