package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is left of tenants that are gone or have moved, and what is left in the places of those who
 * live. Nothing of it was touched.
 *
 * @param fleet the fleet's name; the project's for a plain project
 * @param environment the environment in force
 * @param tenants who left something, and who is only remembered; those without a name last
 * @param unmade relations that no node makes any more, in the order of tenants and names
 * @param passedOver schemas whose relations were not held against the project's nodes
 * @param problems what could not be looked at, and what cannot be told
 */
public record OrphanReport(
    String fleet,
    String environment,
    List<OfTenant> tenants,
    List<Unmade> unmade,
    List<PassedOver> passedOver,
    List<Problem> problems) {
  public OrphanReport {
    tenants = List.copyOf(tenants);
    unmade = List.copyOf(unmade);
    passedOver = List.copyOf(passedOver);
    problems = List.copyOf(problems);
  }

  /** Where a tenant is that left something behind. */
  public enum State {
    /** No tenant of the fleet has that id. */
    GONE,
    /** In the fleet, and living elsewhere. */
    MOVED,
    /** Nothing says whose it was. */
    UNKNOWN
  }

  /**
   * One who left something behind, or is only remembered by the ledger.
   *
   * @param tenant empty where nothing says who
   */
  public record OfTenant(
      Optional<String> tenant, State state, Optional<LastBuilt> lastBuilt, List<Left> left) {
    public OfTenant {
      left = List.copyOf(left);
    }

    /** How large all of it is together; empty when nothing is known of any. */
    public OptionalLong bytes() {
      long[] known = left.stream().flatMapToLong(one -> one.bytes.stream()).toArray();
      return known.length == 0
          ? OptionalLong.empty()
          : OptionalLong.of(java.util.stream.LongStream.of(known).sum());
    }
  }

  /** When a tenant was last built, whatever came of it. */
  public record LastBuilt(Instant at, String environment, String runId) {}

  /** What can be left behind. */
  public enum Kind {
    FILE,
    DATABASE,
    SCHEMA,
    VIEW,
    LOGIN
  }

  /** How something is known to be the fleet's. */
  public enum Evidence {
    /** Provisioning left its mark on it. */
    MARKED,
    /** The ledger knows that the fleet has built there. */
    REMEMBERED,
    /** It is called as the fleet's places are. */
    BY_NAME
  }

  /**
   * Something left behind.
   *
   * @param where the server, the server and database, or the folder
   * @param relations how many it holds
   * @param removal what removes it, after what stands above it
   */
  public record Left(
      Kind kind,
      String where,
      String name,
      Evidence evidence,
      OptionalLong relations,
      OptionalLong bytes,
      List<Removal> removal) {
    public Left {
      removal = List.copyOf(removal);
    }
  }

  /**
   * A statement or command that was not carried out.
   *
   * @param where the server, or server and database, or file it is for; empty for a shell's
   */
  public record Removal(Optional<String> where, String statement) {}

  /**
   * A relation in a tenant's own schema that no node of its project makes, and no source is.
   *
   * @param kind dbt's word for it: {@code table}, {@code view} …
   */
  public record Unmade(TenantId tenant, String schema, String name, String kind, Removal removal) {}

  /** A schema that was not looked at, since sources or others' relations lie there as well. */
  public record PassedOver(TenantId tenant, String schema) {}
}
