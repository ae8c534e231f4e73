package dev.atoll.engine;

/**
 * An open database: a DuckDB instance, a tenant's share of a server. Safe for use by several
 * threads.
 */
public interface Database extends AutoCloseable {
  Namespace namespace();

  /**
   * A further connection. Closing the database closes its sessions.
   *
   * @throws EngineException when the database is gone
   */
  Session session();

  /** Writes everything out and lets go of files and connections; what is uncommitted is lost. */
  @Override
  void close();
}
