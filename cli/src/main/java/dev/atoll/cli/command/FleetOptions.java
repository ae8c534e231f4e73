package dev.atoll.cli.command;

import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For which tenants. */
final class FleetOptions {
  @Option(
      names = "--tenants",
      paramLabel = "ID",
      split = ",",
      description = "Only these tenants: a,b or given several times.")
  List<String> tenants = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "LABEL=VALUE[,...]",
      description =
          "Only tenants with this label, such as region=eu,us; one label with several values means any"
              + " of them, two labels mean both.")
  List<String> where = new ArrayList<>();

  @Option(names = "--first", paramLabel = "N", description = "Only the first N of what is left.")
  @Nullable Integer first;

  @Option(
      names = "--all-tenants",
      description = "All tenants, for commands that want it in so many words.")
  boolean allTenants;

  TenantSelection selection() {
    if (first != null && first < 1) {
      throw new ProblemException(
          CommandLineProblems.badValue("--first", first.toString(), "a number from 1"));
    }
    List<String> ids = tenants.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    if (ids.isEmpty() && !tenants.isEmpty()) {
      // An empty variable of a script must not mean everybody.
      throw new ProblemException(
          CommandLineProblems.badValue(
              "--tenants", "", "ids of tenants, or leave it out to mean all"));
    }
    return new TenantSelection(
        ids,
        labels(),
        first == null ? OptionalInt.empty() : OptionalInt.of(first),
        allTenants ? TenantSelection.Scope.ALL : TenantSelection.Scope.UNSAID);
  }

  private SequencedMap<String, List<String>> labels() {
    SequencedMap<String, List<String>> labels = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String conditions : where) {
      List<String> values = List.of();
      for (String condition : conditions.split(",", -1)) {
        int sign = condition.indexOf('=');
        if (sign > 0) {
          String label = condition.substring(0, sign).strip();
          values = labels.computeIfAbsent(label, name -> new ArrayList<>());
        }
        String value = condition.substring(sign + 1).strip();
        if (sign == 0 || value.isEmpty() || (sign < 0 && values.isEmpty())) {
          problems.add(
              CommandLineProblems.badValue(
                  "--where", condition, "a label and a value, such as region=eu"));
        } else {
          values.add(value);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return labels;
  }
}
