package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.NodeListing;
import dev.atoll.domain.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ls}: the nodes a selection hits, one per line. */
@CommandLine.Command
final class ListCommand implements Command {
  /** What dbt prints of a node unless told otherwise. */
  private static final List<String> USUAL_KEYS =
      List.of(
          "alias",
          "name",
          "package_name",
          "depends_on",
          "tags",
          "config",
          "resource_type",
          "source_name",
          "original_file_path",
          "unique_id");

  /** The forms of dbt's ls, and text for what every other command calls so. */
  enum Format {
    text,
    selector,
    name,
    path,
    json
  }

  @Mixin SharedOptions common = new SharedOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "selector (or text), name, path, or json: one object per line.")
  Format format = Format.text;

  @Option(
      names = "--output-keys",
      paramLabel = "KEY",
      arity = "1..*",
      description = "With json: only these keys.")
  List<String> keys = new ArrayList<>();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    NodeListing listing =
        call.atoll().list(state.with(call, call.invocation(fleet)), selection.selection());
    call.complain(listing.problems());
    listing.entries().forEach(entry -> print(call, entry));
    call.out().flush();
    return Call.code(listing.problems());
  }

  private void print(Call call, NodeListing.Entry entry) {
    switch (format) {
      case text, selector -> call.out().print(entry.selector() + "\n");
      case name -> call.out().print(entry.name() + "\n");
      case path -> call.out().print(entry.path() + "\n");
      case json -> JsonDocument.writeLine(call.out(), chosen(entry));
    }
  }

  private SequencedMap<String, @Nullable Object> chosen(NodeListing.Entry entry) {
    List<String> wanted =
        keys.stream().flatMap(key -> List.of(key.split("[, ]+")).stream()).toList();
    SequencedMap<String, @Nullable Object> chosen = new LinkedHashMap<>();
    for (String key : wanted.isEmpty() ? USUAL_KEYS : wanted) {
      if (entry.attributes().containsKey(key)) {
        chosen.put(key, entry.attributes().get(key));
      }
    }
    if (chosen.isEmpty() && !wanted.isEmpty()) {
      throw new ProblemException(
          CommandLineProblems.badValue(
              "--output-keys",
              String.join(" ", wanted),
              "some of " + String.join(", ", entry.attributes().keySet())));
    }
    return chosen;
  }
}
