package dev.atoll.core.pipeline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.plan.Fingerprint;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.PlanJson;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.plan.StepReason;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
      PlanFile file, FleetShape shape, Optional<Path> written, List<Problem> problems) {
    Plan plan = file.plan();
    return new PlanReport(
        new Heading(
            file.id(), file.shortId(), plan.header().fleet(), plan.header().environment(), shape),
        written,
        folded(plan),
        plan.invalid().stream().map(Plan.InvalidTenant::tenant).toList(),
        problems,
        json -> PlanJson.writeFields(json, file));
  }

  /** Tenants for whom the same is to be done for the same reasons, in whatever form. */
  private static List<Group> folded(Plan plan) {
    Map<List<String>, List<Plan.Group>> outlines = new LinkedHashMap<>();
    for (Plan.Group group : plan.groups()) {
      List<String> outline = new ArrayList<>();
      for (PlannedStep step : group.list().steps()) {
        outline.add(step.node() + " " + step.action().code() + " " + step.reason().code());
      }
      outlines.computeIfAbsent(outline, key -> new ArrayList<>()).add(group);
    }
    List<Group> folded = new ArrayList<>();
    outlines.values().forEach(groups -> folded.add(folded(groups, plan)));
    folded.sort(Comparator.comparingInt((Group group) -> -group.tenants().size()));
    return folded;
  }

  private static Group folded(List<Plan.Group> groups, Plan plan) {
    Map<String, Set<List<String>>> forms = new HashMap<>();
    Set<TenantId> members = new HashSet<>();
    for (Plan.Group group : groups) {
      members.addAll(group.tenants());
      for (PlannedStep step : group.list().steps()) {
        Fingerprint form = step.fingerprint();
        forms
            .computeIfAbsent(step.node(), key -> new HashSet<>())
            .add(List.of(form.code(), form.config(), form.settings(), form.sql().orElse("")));
      }
    }
    return new Group(
        plan.tenants().stream().map(Plan.PlannedTenant::tenant).filter(members::contains).toList(),
        groups.getFirst().list().steps().stream()
            .map(step -> step(step, forms.getOrDefault(step.node(), Set.of()).size()))
            .toList());
  }

  private static Step step(PlannedStep step, int forms) {
    return new Step(
        step.node(),
        step.name(),
        step.type(),
        step.materialized(),
        effect(step),
        step.reason().code(),
        step.decision().because(),
        forms);
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
