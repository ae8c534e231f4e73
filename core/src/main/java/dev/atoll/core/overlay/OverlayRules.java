package dev.atoll.core.overlay;

import dev.atoll.core.project.Change;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.resolve.OverlayPolicy;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the fleet's policy and the calendar say of overlays. */
public final class OverlayRules {
  private final OverlayPolicy policy;
  private final LocalDate today;
  private final Severity ofExpiry;

  /**
   * @param ofExpiry how much it matters that an overlay's last day is over: a run goes on
   */
  public OverlayRules(OverlayPolicy policy, LocalDate today, Severity ofExpiry) {
    this.policy = policy;
    this.today = today;
    this.ofExpiry = ofExpiry;
  }

  /** What is wrong with one overlay, whoever has it. */
  public List<Problem> of(Overlay overlay) {
    List<Problem> found = new ArrayList<>();
    Map<String, Optional<?>> written =
        Map.of("owner", overlay.owner(), "reason", overlay.reason(), "expires", overlay.expires());
    for (YamlScalar key : policy.required()) {
      if (written.getOrDefault(key.text(), Optional.empty()).isEmpty()) {
        found.add(
            Problem.error(
                OverlayCodes.REQUIRED,
                overlay.place(),
                "overlay '" + overlay.name() + "' does not say '" + key.text() + "'",
                "the fleet requires it at " + key.place(),
                "add '" + key.text() + ": …'"));
      }
    }
    if (overlay.isExpired(today)) {
      Overlay.Expiry expiry = overlay.expires().orElseThrow();
      found.add(
          new Problem(
              OverlayCodes.EXPIRED,
              ofExpiry,
              Optional.of(expiry.place()),
              "overlay '" + overlay.name() + "' expired on " + expiry.day(),
              "today is "
                  + today
                  + overlay.owner().map(owner -> "; its owner is " + owner.text()).orElse(""),
              "remove it, make it part of the project, or agree on another day",
              List.of(),
              List.of()));
    }
    return found;
  }

  /**
   * What is wrong with the overlays of one tenant together.
   *
   * @param changes all that they change
   */
  public List<Problem> together(List<Overlay> overlays, List<Change> changes) {
    long replaced =
        changes.stream().filter(change -> change.kind() == Change.Kind.REPLACED).count();
    if (policy.maxReplaced().filter(budget -> replaced > budget.number()).isEmpty()) {
      return List.of();
    }
    OverlayPolicy.Budget budget = policy.maxReplaced().orElseThrow();
    return List.of(
        Problem.error(
            OverlayCodes.TOO_MANY_REPLACED,
            budget.place(),
            "the overlays "
                + String.join(", ", overlays.stream().map(Overlay::name).toList())
                + " replace "
                + replaced
                + " resources, and the fleet allows "
                + budget.number(),
            "what is replaced no longer follows the project",
            "extend or configure instead of replacing, or raise max_replaced"));
  }
}
