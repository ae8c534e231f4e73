package dev.atoll.cli.text;

import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commands that make sense after a run, with what each is for. */
public final class NextCommands {
  private static final int MAX_LISTED = 5;

  /**
   * A command to try.
   *
   * @param text to be copied and pasted
   * @param purpose a few words
   */
  public record Command(String text, String purpose) {}

  private final String program;
  private final String location;
  private final String settings;

  /**
   * Commands for one place.
   *
   * @param program how Atoll was started, {@code atoll} or {@code ./atoll}
   * @param location options that say where, as given; may be empty
   * @param settings options without which the same would run in another way, as given
   */
  public NextCommands(String program, String location, String settings) {
    this.program = program;
    this.location = location.isBlank() ? "" : " " + location;
    this.settings = settings.isBlank() ? "" : " " + settings;
  }

  String showRun(String runId) {
    return program + " run show " + runId + location;
  }

  String apply(String file) {
    return "next: " + program + " apply " + file + location;
  }

  List<Command> after(RunResult run) {
    return switch (run.outcome()) {
      case DONE, RUNNING, UNFINISHED -> List.of();
      case FAILED, REFUSED, INTERRUPTED -> afterTrouble(run);
    };
  }

  private List<Command> afterTrouble(RunResult run) {
    List<Command> commands = new ArrayList<>();
    if (run.outcome() == RunResult.Outcome.INTERRUPTED) {
      commands.add(
          new Command(program + " resume " + run.runId() + location, "go on where it was stopped"));
    }
    Optional<String> tenants = failedTenants(run).map(ids -> " --tenants " + ids);
    tenants.ifPresent(
        chosen -> commands.add(new Command(again(run) + chosen, "these tenants once more")));
    firstFailed(run)
        .ifPresent(
            step ->
                commands.add(
                    new Command(
                        "%s build%s%s%s --select %s+"
                            .formatted(
                                program,
                                location,
                                settings,
                                tenants.orElse(""),
                                step.node().name()),
                        "the failed node and what follows from it")));
    commands.add(new Command(showRun(run.runId()), "this report again"));
    return commands;
  }

  /** What shows the documentation. */
  String serveDocs() {
    return program + " docs serve" + location;
  }

  private String again(RunResult run) {
    return program + " " + run.verb().command() + location + settings;
  }

  /** Only as many as a person would type. */
  private static Optional<String> failedTenants(RunResult run) {
    if (run.shape() == FleetShape.PLAIN_PROJECT) {
      return Optional.empty();
    }
    List<TenantResult> failed = run.tenants().stream().filter(TenantResult::failed).toList();
    return failed.isEmpty() || failed.size() > MAX_LISTED
        ? Optional.empty()
        : Optional.of(
            failed.stream()
                .map(tenant -> tenant.tenant().value())
                .collect(Collectors.joining(",")));
  }

  private static Optional<StepResult> firstFailed(RunResult run) {
    return Tally.steps(run)
        .filter(step -> step.reason().kind() == Reason.Kind.FAILED)
        .filter(step -> List.of("model", "seed", "snapshot").contains(step.node().resourceType()))
        .findFirst();
  }

  /** One line each: the commands below each other, then what they are for. */
  public List<String> lines(List<Command> commands) {
    List<List<String>> rows =
        commands.stream()
            .map(command -> List.of("  " + command.text(), command.purpose()))
            .toList();
    return Columns.table(rows, List.of(Columns.Side.LEFT, Columns.Side.LEFT));
  }
}
