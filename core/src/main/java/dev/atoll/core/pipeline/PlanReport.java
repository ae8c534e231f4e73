package dev.atoll.core.pipeline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.PlanJson;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan that was made, folded by what is to be done.
 *
 * @param written the file it was written to
 * @param groups tenants for whom the same is to be done, the largest group first
 * @param invalid tenants that cannot run because of their own files
 * @param problems warnings of the project, and what is wrong with those tenants
 */
public record PlanReport(
    Heading heading,
    Optional<Path> written,
    List<Group> groups,
    List<TenantId> invalid,
    List<Problem> problems,
    Document document) {

  /**
   * What the plan is of.
   *
   * @param id its content's hash, whole
   * @param shortId enough of it to tell plans apart
   */
  public record Heading(
      String id, String shortId, String name, String environment, FleetShape shape) {}

  /**
   * Tenants with the same steps.
   *
   * @param overlays that all of them have and nobody of the largest group has, in the order in
   *     which they apply; none for the largest group itself
   * @param only what else all of them have and nobody else
   */
  public record Group(
      List<TenantId> tenants, List<Step> steps, List<OverlayEffect> overlays, Optional<Only> only) {
    public Group {
      tenants = List.copyOf(tenants);
      steps = List.copyOf(steps);
      overlays = List.copyOf(overlays);
    }

    /** A group of which nothing is known that its tenants have in common. */
    public Group(List<TenantId> tenants, List<Step> steps) {
      this(tenants, steps, List.of(), Optional.empty());
    }
  }

  /**
   * What an overlay has to do with the steps in which a group differs from the largest one.
   *
   * @param adds ids of nodes that it adds, or that it changes and the largest group lacks
   * @param removes ids of nodes that it disables
   * @param changes ids of nodes that it changes, and for which a group's plan has another reason
   */
  public record OverlayEffect(
      String overlay, List<String> adds, List<String> removes, List<String> changes) {
    public OverlayEffect {
      adds = List.copyOf(adds);
      removes = List.copyOf(removes);
      changes = List.copyOf(changes);
    }

    /** Whether it is the overlay that makes a step another one. */
    public boolean explains(String node) {
      return adds.contains(node) || removes.contains(node) || changes.contains(node);
    }
  }

  /**
   * The one variable, or else the one label, that has a value for all tenants of a group which it
   * has for no other tenant of the plan.
   *
   * @param kind {@code variable} or {@code label}
   * @param value plain data
   */
  public record Only(String kind, String name, Object value) {}

  /**
   * A step of a group.
   *
   * @param name as people call it
   * @param type dbt's resource type
   * @param materialized empty where it means nothing
   * @param reason code, such as {@code code_changed}
   * @param because a few words more; may be empty
   * @param forms how many forms it has in the group, whatever is upstream of it
   */
  public record Step(
      String node,
      String name,
      String type,
      String materialized,
      Effect effect,
      String reason,
      String because,
      int forms) {}

  /** What becomes of a step. */
  public enum Effect {
    /** It runs, and is or may be another one than before. */
    CHANGE,
    /** It runs because of what it reads. */
    RUN,
    /** It runs, though it is unchanged. */
    RUN_UNCHANGED,
    LEAVE
  }

  /** Writes the plan as JSON into an object that is open. */
  @FunctionalInterface
  public interface Document {
    void writeFields(JsonGenerator json) throws IOException;
  }

  public PlanReport {
    groups = List.copyOf(groups);
    invalid = List.copyOf(invalid);
    problems = List.copyOf(problems);
  }

  static PlanReport of(
      PlanFile file, Loaded loaded, Optional<Path> written, List<Problem> problems) {
    Plan plan = file.plan();
    return new PlanReport(
        new Heading(
            file.id(),
            file.shortId(),
            plan.header().fleet(),
            plan.header().environment(),
            loaded.shape()),
        written,
        new PlanFolding(plan, loaded).groups(),
        plan.invalid().stream().map(Plan.InvalidTenant::tenant).toList(),
        problems,
        json -> PlanJson.writeFields(json, file));
  }
}
