package dev.atoll.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs the projects of a list with Atoll, and with dbt where it is given, and compares: each alone,
 * or as a fleet of many tenants.
 */
public final class Conformance {
  private final Options options;
  private final Database database;
  private final PrintStream progress;

  private Conformance(Options options, Database database, PrintStream progress) {
    this.options = options;
    this.database = database;
    this.progress = progress;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.of(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("conformance: " + e.getMessage());
      System.exit(2);
      return;
    }
    Conformance conformance = new Conformance(options, database(options), System.err);
    System.exit(conformance.holds() ? 0 : 1);
  }

  private boolean holds() throws IOException, InterruptedException {
    return switch (options.extent()) {
      case RUN -> plain();
      case FLEETS -> fleets();
      case SHARING -> sharing();
      case ASSEMBLE -> assemble(System.out);
    };
  }

  private boolean sharing() throws InterruptedException, IOException {
    SharingReport report =
        new SharingReport(
            database.engine(), new SharedAndFresh(options, database, progress).run(projects()));
    print(report.text(), report.json());
    return report.verdicts().stream().allMatch(SharingReport.Verdict::holds);
  }

  private boolean plain() throws IOException, InterruptedException {
    Report report = run();
    print(report.text(), report.json());
    return report.verdicts().stream().allMatch(Verdict::holds);
  }

  private boolean fleets() throws IOException, InterruptedException {
    FleetReport report = new Fleets(options, database, progress).run(projects());
    print(report.text(), report.json());
    return report.verdicts().stream().allMatch(FleetVerdict::holds);
  }

  private void print(String text, String json) throws IOException {
    System.out.print(text);
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), json);
    }
  }

  private static Database database(Options options) throws IOException {
    return switch (options.engine()) {
      case "duckdb" -> new DuckDbDatabase();
      case "postgres" ->
          options.server().isPresent()
              ? PostgresDatabase.at(options.server().get())
              : PostgresDatabase.started();
      default -> throw new IllegalArgumentException("unknown engine " + options.engine());
    };
  }

  private List<ListedProject> projects() throws IOException {
    return ProjectList.read(options.list().toString(), Files.readString(options.list())).stream()
        .filter(
            project -> options.projects().isEmpty() || options.projects().contains(project.name()))
        .toList();
  }

  private Report run() throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (ListedProject project : projects()) {
      verdicts.add(verdict(project));
    }
    return new Report(database.engine(), verdicts);
  }

  /** Puts the projects together, and prints name, project folder and profiles folder of each. */
  private boolean assemble(PrintStream out) throws IOException, InterruptedException {
    Preparation preparation = new Preparation(options, database, progress);
    for (ListedProject project : projects()) {
      Path folder = preparation.folder(project, "assembled");
      preparation.assemble(project, folder);
      out.println(
          String.join(
              "\t",
              project.name(),
              folder.resolve(project.inside()).toString(),
              folder.toString()));
    }
    return true;
  }

  private Verdict verdict(ListedProject project) throws InterruptedException {
    try {
      PlainRun plain =
          new PlainRun(database, new Preparation(options, database, progress), progress);
      Outcome dbt = null;
      List<String> differences = List.of();
      if (options.dbt().isPresent()) {
        dbt = plain.outcome(project, "dbt", options.dbt().get());
      }
      Outcome atoll = plain.outcome(project, "atoll", options.atoll());
      if (dbt != null) {
        differences = Comparison.ofOutcomes("dbt", dbt, "Atoll", atoll);
      }
      ListedProject.Expected expected = project.expected().get(database.engine());
      List<String> unexpected =
          expected == null ? List.of() : Comparison.withExpected(expected, atoll);
      Map<Boolean, List<String>> meant =
          differences.stream()
              .collect(Collectors.partitioningBy(line -> project.isKnown(database.engine(), line)));
      return new Verdict(
          project.name(),
          dbt,
          atoll,
          meant.getOrDefault(false, List.of()),
          meant.getOrDefault(true, List.of()),
          unexpected,
          "");
    } catch (IOException | SQLException e) {
      return Verdict.broken(project.name(), String.valueOf(e.getMessage()));
    }
  }
}
