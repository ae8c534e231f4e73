package dev.atoll.conformance;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What one tool made of a project. */
record Outcome(List<CommandResult> commands, SortedMap<String, MadeRelation> relations) {
  private static final Set<String> WELL = Set.of("success", "pass", "warn", "no-op");

  /** The nodes of a kind that ended well, warnings among them. */
  long well(String kind) {
    return results(kind).stream().filter(WELL::contains).count();
  }

  long warnings() {
    return results("test").stream().filter("warn"::equals).count();
  }

  /** Nodes of a kind with a result. */
  long all(String kind) {
    return results(kind).size();
  }

  long withRows() {
    return relations.values().stream().filter(relation -> relation.rows() > 0).count();
  }

  double seconds() {
    return commands.stream().mapToDouble(CommandResult::seconds).sum();
  }

  private List<String> results(String kind) {
    return commands.stream()
        .flatMap(command -> command.statuses().entrySet().stream())
        .filter(entry -> entry.getKey().startsWith(kind + "."))
        .map(entry -> entry.getValue().status())
        .toList();
  }
}
