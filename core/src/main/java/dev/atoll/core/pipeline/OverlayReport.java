package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who deviates from the shared project, and where.
 *
 * @param environment that decides which layers count
 * @param tenants how many there are
 * @param unchanged how many run the shared project as it is
 * @param resources how many resources the shared project has, macros and generic tests left out
 * @param changed those that some tenants have otherwise
 * @param variants how many different lists of overlays there are, the empty one included
 * @param problems what is wrong with the overlays, conflicts with the project among it
 */
public record OverlayReport(
    String fleet,
    String environment,
    int tenants,
    int unchanged,
    int resources,
    List<Changed> changed,
    int variants,
    List<Entry> overlays,
    List<Problem> problems) {

  /**
   * One overlay.
   *
   * @param daysLeft until its last day; negative when it is over
   * @param changes how many of each kind, such as {@code adds 2}
   * @param advice what to do about it
   */
  public record Entry(
      String name,
      Optional<String> owner,
      Optional<String> reason,
      Optional<LocalDate> expires,
      Optional<Long> daysLeft,
      List<TenantId> tenants,
      List<Count> changes,
      List<Advice> advice) {
    public Entry {
      tenants = List.copyOf(tenants);
      changes = List.copyOf(changes);
      advice = List.copyOf(advice);
    }
  }

  /** How often an overlay changes the project in one way. */
  public record Count(String kind, int number) {}

  /** A resource that is not the same for all tenants. */
  public record Changed(String resource, List<String> overlays, int tenants) {
    public Changed {
      overlays = List.copyOf(overlays);
    }
  }

  /** What should become of an overlay. */
  public enum Advice {
    /** Its last day is over. */
    EXPIRED,
    /** Its last day is near. */
    EXPIRES_SOON,
    /** More tenants have it than not: it could be part of the project. */
    PROMOTE,
    /** No tenant has it. */
    UNUSED,
    /** It does not fit the project any more. */
    CONFLICTS
  }

  public OverlayReport {
    changed = List.copyOf(changed);
    overlays = List.copyOf(overlays);
    problems = List.copyOf(problems);
  }
}
