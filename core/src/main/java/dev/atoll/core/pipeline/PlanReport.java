package dev.atoll.core.pipeline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.PlanJson;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.plan.StepReason;
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

  /** Tenants with the same steps. */
  public record Group(List<TenantId> tenants, List<Step> steps) {
    public Group {
      tenants = List.copyOf(tenants);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a group.
   *
   * @param name as people call it
   * @param type dbt's resource type
   * @param materialized empty where it means nothing
   * @param reason code, such as {@code code_changed}
   * @param because a few words more; may be empty
   * @param content equal when two steps of this node would do the same
   */
  public record Step(
      String node,
      String name,
      String type,
      String materialized,
      Effect effect,
      String reason,
      String because,
      String content) {}

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
      PlanFile file, FleetShape shape, Optional<Path> written, List<Problem> problems) {
    Plan plan = file.plan();
    return new PlanReport(
        new Heading(
            file.id(), file.shortId(), plan.header().fleet(), plan.header().environment(), shape),
        written,
        plan.groups().stream()
            .map(
                group ->
                    new Group(
                        group.tenants(),
                        group.list().steps().stream().map(PlanReport::step).toList()))
            .toList(),
        plan.invalid().stream().map(Plan.InvalidTenant::tenant).toList(),
        problems,
        json -> PlanJson.writeFields(json, file));
  }

  private static Step step(PlannedStep step) {
    return new Step(
        step.node(),
        step.name(),
        step.type(),
        step.materialized(),
        effect(step),
        step.reason().code(),
        step.decision().because(),
        step.fingerprint().whole());
  }

  private static Effect effect(PlannedStep step) {
    if (!step.runs()) {
      return Effect.LEAVE;
    }
    return step.reason().isChange()
        ? Effect.CHANGE
        : step.reason() == StepReason.UNCHANGED ? Effect.RUN_UNCHANGED : Effect.RUN;
  }
}
