package dev.atoll.domain;

import java.util.List;
import java.util.Optional;

/**
 * A user's mistake, or something the user can mend: what is wrong, where, why, and what to do about
 * it.
 *
 * @param code stable code, a letter and three digits ({@code A104}); each has a page under
 *     docs/problems
 * @param message one line, lower case, no full stop
 * @param cause why Atoll thinks so; empty when the message says it all
 * @param mend what the reader can do; never empty
 * @param tenants the tenants it concerns; empty when it concerns the project or the fleet as a
 *     whole
 * @param trace frames below the place, innermost first, for errors inside macros
 */
public record Problem(
    String code,
    Severity severity,
    Optional<Place> place,
    String message,
    String cause,
    String mend,
    List<TenantId> tenants,
    List<Frame> trace) {

  /** One frame of a template stack trace: the macro or file that was being rendered, and where. */
  public record Frame(String name, Place place) {}

  public Problem {
    if (!code.matches("[A-Z][0-9]{3}")) {
      throw new IllegalArgumentException("not a problem code: " + code);
    }
    if (message.isBlank() || mend.isBlank()) {
      throw new IllegalArgumentException("a problem needs a message and a mend: " + code);
    }
    tenants = List.copyOf(tenants);
    trace = List.copyOf(trace);
  }

  public static Problem error(String code, Place place, String message, String cause, String mend) {
    return new Problem(
        code, Severity.ERROR, Optional.of(place), message, cause, mend, List.of(), List.of());
  }

  public static Problem error(String code, String message, String cause, String mend) {
    return new Problem(
        code, Severity.ERROR, Optional.empty(), message, cause, mend, List.of(), List.of());
  }

  public static Problem warning(
      String code, Place place, String message, String cause, String mend) {
    return new Problem(
        code, Severity.WARNING, Optional.of(place), message, cause, mend, List.of(), List.of());
  }

  public Problem forTenants(List<TenantId> concerned) {
    return new Problem(code, severity, place, message, cause, mend, concerned, trace);
  }

  public Problem at(Place elsewhere) {
    return new Problem(
        code, severity, Optional.of(elsewhere), message, cause, mend, tenants, trace);
  }

  public Problem withTrace(List<Frame> frames) {
    return new Problem(code, severity, place, message, cause, mend, tenants, frames);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
