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

/** Runs the projects of a list with Atoll, and with dbt where it is given, and compares. */
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
    Report report = new Conformance(options, database(options), System.err).run();
    System.out.print(report.text());
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), report.json());
    }
    System.exit(report.verdicts().stream().allMatch(Verdict::holds) ? 0 : 1);
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

  private Report run() throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (ListedProject project :
        ProjectList.read(options.list().toString(), Files.readString(options.list()))) {
      if (options.projects().isEmpty() || options.projects().contains(project.name())) {
        verdicts.add(verdict(project));
      }
    }
    return new Report(database.engine(), verdicts);
  }

  private Verdict verdict(ListedProject project) throws InterruptedException {
    try {
      Outcome dbt = null;
      List<String> differences = List.of();
      if (options.dbt().isPresent()) {
        dbt = outcome(project, "dbt", options.dbt().get());
      }
      Outcome atoll = outcome(project, "atoll", options.atoll());
      if (dbt != null) {
        differences = Comparison.ofOutcomes(dbt, atoll);
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

  private Outcome outcome(ListedProject project, String tool, Path program)
      throws IOException, InterruptedException, SQLException {
    progress.println(project.name() + ": " + tool);
    Path folder = options.work().resolve(database.engine()).resolve(project.name()).resolve(tool);
    Folders.delete(folder);
    List<String> lacking =
        new Assembly(new Mirrors(options.mirrors()), options.home())
            .assemble(project, folder.resolve("project"));
    lacking.forEach(file -> progress.println("  not in the mirror: " + file));
    database.recreate(folder);
    String target = project.target().replace("{engine}", database.engine());
    Files.writeString(folder.resolve("profiles.yml"), profile(project, target, folder));
    List<CommandResult> commands = new ToolRun(program, project, target, folder).run();
    return new Outcome(commands, new RelationReader(database, project).read(folder));
  }

  private String profile(ListedProject project, String target, Path folder) {
    return "%s:\n  target: %s\n  outputs:\n    %s:\n%s"
        .formatted(
            project.profile(), target, target, database.output(folder, project.schema()).indent(6));
  }
}
