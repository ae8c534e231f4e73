package dev.atoll.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Runs the listed fleets in every way the engine keeps tenants apart, and compares each tenant with
 * the plain project: as Atoll runs it alone, and as dbt does where it is given.
 */
final class Fleets {
  private final Options options;
  private final Database database;
  private final Preparation preparation;
  private final PrintStream progress;

  Fleets(Options options, Database database, PrintStream progress) {
    this.options = options;
    this.database = database;
    this.preparation = new Preparation(options, database, progress);
    this.progress = progress;
  }

  FleetReport run(List<ListedProject> projects) throws InterruptedException {
    List<FleetVerdict> verdicts = new ArrayList<>();
    for (ListedProject project : projects.stream().filter(one -> one.tenants() > 0).toList()) {
      try {
        SequencedMap<String, Outcome> single = single(project);
        for (TenantPlaces places : database.tenantPlaces()) {
          verdicts.add(verdict(project, places, single));
        }
      } catch (IOException | SQLException e) {
        verdicts.add(broken(project, "", e));
      }
    }
    return new FleetReport(database.engine(), verdicts);
  }

  /** The plain project's outcomes, by tool. */
  private SequencedMap<String, Outcome> single(ListedProject project)
      throws IOException, InterruptedException, SQLException {
    SequencedMap<String, Path> tools = new LinkedHashMap<>();
    tools.put("atoll", options.atoll());
    options.dbt().ifPresent(dbt -> tools.put("dbt", dbt));
    SequencedMap<String, Outcome> outcomes = new LinkedHashMap<>();
    for (var tool : tools.entrySet()) {
      outcomes.put(
          tool.getKey(),
          new PlainRun(database, preparation, progress)
              .outcome(project, tool.getKey(), tool.getValue()));
    }
    return outcomes;
  }

  private FleetVerdict verdict(
      ListedProject project, TenantPlaces places, SequencedMap<String, Outcome> single)
      throws InterruptedException {
    progress.println(project.name() + ": " + project.tenants() + " " + places.name());
    try {
      Path folder = preparation.folder(project, "fleet-" + places.name());
      preparation.assemble(project, folder);
      places.recreate(folder, FleetRun.tenants(project));
      FleetRun.Made made =
          new FleetRun(options.atoll(), project, preparation.target(project), folder, places)
              .run(database);
      List<FleetVerdict.Compared> compared = new ArrayList<>();
      single.forEach((tool, plain) -> compared.add(compared(project, tool, plain, made)));
      return new FleetVerdict(
          project.name(),
          places.name(),
          project.tenants(),
          made.tenants().firstEntry().getValue(),
          made.seconds(),
          compared,
          "");
    } catch (IOException | SQLException e) {
      return broken(project, places.name(), e);
    }
  }

  private FleetVerdict.Compared compared(
      ListedProject project, String tool, Outcome plain, FleetRun.Made made) {
    int equal = 0;
    int known = 0;
    List<String> differences = new ArrayList<>();
    for (var tenant : made.tenants().entrySet()) {
      List<String> all =
          Comparison.ofOutcomes("plain " + tool, plain, tenant.getKey(), tenant.getValue());
      List<String> found =
          all.stream().filter(line -> !project.isKnown(database.engine(), line)).toList();
      known += all.size() - found.size();
      equal += found.isEmpty() ? 1 : 0;
      found.forEach(line -> differences.add(tenant.getKey() + ": " + line));
    }
    return new FleetVerdict.Compared(tool, equal, known, differences);
  }

  private static FleetVerdict broken(ListedProject project, String places, Exception why) {
    return FleetVerdict.broken(
        project.name(), places, project.tenants(), String.valueOf(why.getMessage()));
  }
}
