package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Runs a project's commands for many tenants, by a fleet file written beside it. */
record FleetRun(
    Path atoll, ListedProject project, String target, Path folder, TenantPlaces places) {
  /** Every tenant's outcome, and how long the commands took for all of them. */
  record Made(SequencedMap<String, Outcome> tenants, double seconds) {}

  static List<String> tenants(ListedProject project) {
    return IntStream.rangeClosed(1, project.tenants()).mapToObj("t%02d"::formatted).toList();
  }

  Made run(Database database) throws IOException, InterruptedException, SQLException {
    List<String> tenants = tenants(project);
    Files.writeString(folder.resolve("fleet.yml"), fleet(tenants));
    SequencedMap<String, List<CommandResult>> commands = new TreeMap<>();
    tenants.forEach(tenant -> commands.put(tenant, new ArrayList<>()));
    double seconds = 0;
    for (String command : project.commands()) {
      seconds += run(command, commands);
    }
    SequencedMap<String, Outcome> outcomes = new TreeMap<>();
    for (String tenant : tenants) {
      RelationReader reader =
          new RelationReader(
              database, project, places.schemaPrefix(tenant), TenantPlaces.mark(tenant));
      try (Connection connection = places.connect(folder, tenant)) {
        outcomes.put(
            tenant, new Outcome(commands.getOrDefault(tenant, List.of()), reader.read(connection)));
      }
    }
    return new Made(outcomes, seconds);
  }

  private double run(String command, SequencedMap<String, List<CommandResult>> commands)
      throws IOException, InterruptedException {
    for (String tenant : commands.sequencedKeySet()) {
      Files.deleteIfExists(artifact(tenant));
    }
    List<String> options = new ArrayList<>(List.of("--project-dir", folder.toString()));
    if (command.contains("--full-refresh")) {
      options.add("--all-tenants");
    }
    Path log = folder.resolve(command.split(" ", -1)[0] + ".log");
    Program.Ended ended = new Program(atoll, project, folder).run(command, options, log);
    for (var entry : commands.entrySet()) {
      // The fleet's exit code is every tenant's: one that fails alone shows in its own results.
      entry
          .getValue()
          .add(
              new CommandResult(
                  command,
                  ended.exitCode(),
                  ended.seconds(),
                  Program.statuses(artifact(entry.getKey()))));
    }
    return ended.seconds();
  }

  private Path artifact(String tenant) {
    return folder.resolve("target/tenants").resolve(tenant).resolve("run_results.json");
  }

  private String fleet(List<String> tenants) {
    return """
        version: 1
        name: %s
        project: %s
        environments: {default: %s, names: [%s]}
        tenants:
          inline: [%s]
        %s"""
        .formatted(
            project.name(),
            project.inside(),
            target,
            target,
            String.join(", ", tenants.stream().map("{id: %s}"::formatted).toList()),
            places.routing(folder, project.schema()));
  }
}
