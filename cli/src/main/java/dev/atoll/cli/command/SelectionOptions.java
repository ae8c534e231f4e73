package dev.atoll.cli.command;

import dev.atoll.core.pipeline.Selection;
import dev.atoll.domain.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which nodes, in dbt's words. */
final class SelectionOptions {
  @Option(
      names = {"-s", "--select", "-m", "--models", "--model"},
      paramLabel = "NODE",
      arity = "1..*",
      description = "Nodes, in dbt's selector syntax; several mean their union.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "NODE",
      arity = "1..*",
      description = "Nodes to leave out.")
  List<String> exclude = new ArrayList<>();

  @Option(
      names = {"--resource-type", "--resource-types"},
      paramLabel = "TYPE",
      arity = "1..*",
      split = ",",
      description = "Only nodes of this type: model, seed, snapshot, test, source …")
  List<String> resourceTypes = new ArrayList<>();

  @Option(
      names = {"--exclude-resource-type", "--exclude-resource-types"},
      paramLabel = "TYPE",
      arity = "1..*",
      split = ",",
      description = "No nodes of this type.")
  List<String> excludedResourceTypes = new ArrayList<>();

  @Option(
      names = "--indirect-selection",
      paramLabel = "MODE",
      description = "Which tests come along: eager, cautious, buildable or empty.")
  String indirect = "eager";

  @Option(
      names = "--selector",
      paramLabel = "NAME",
      description = "A selector of selectors.yml, in the place of --select and --exclude.")
  @Nullable String selector;

  Selection selection() {
    return new Selection(
        select,
        exclude,
        resourceTypes,
        excludedResourceTypes,
        Optional.ofNullable(selector),
        indirectSelection());
  }

  private Selection.IndirectSelection indirectSelection() {
    for (Selection.IndirectSelection mode : Selection.IndirectSelection.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(indirect.toLowerCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw new ProblemException(
        CommandLineProblems.badValue(
            "--indirect-selection", indirect, "eager, cautious, buildable or empty"));
  }
}
