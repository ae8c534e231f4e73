package dev.atoll.cli.command;

import dev.atoll.cli.text.Columns;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The list of commands: their names, what they are for, and how to make one. */
final class Commands {
  /** Commands that belong together in the overview. */
  enum Family {
    DBT("dbt's verbs, for one project or a whole fleet"),
    FLEET("the fleet"),
    ATOLL("Atoll itself");

    private final String title;

    Family(String title) {
      this.title = title;
    }
  }

  /**
   * One command.
   *
   * @param name one word or two
   * @param purpose half a sentence
   */
  record Entry(Family family, String name, String purpose, Supplier<Command> maker) {}

  private static final List<Entry> ENTRIES =
      List.of(
          dbt("build", "seeds, models, snapshots and tests, in the order of the graph", Verb.BUILD),
          dbt("run", "models", Verb.RUN),
          dbt("test", "data tests", Verb.TEST),
          dbt("seed", "load seeds", Verb.SEED),
          dbt("snapshot", "snapshots", Verb.SNAPSHOT),
          new Entry(Family.DBT, "compile", "write compiled SQL, run nothing", CompileCommand::new),
          dbt("source freshness", "how old sources are", Verb.FRESHNESS),
          new Entry(
              Family.DBT,
              "docs generate",
              "manifest, catalog, and the page that shows them",
              DocsGenerateCommand::new),
          new Entry(Family.DBT, "docs serve", "show that page on the web", DocsServeCommand::new),
          new Entry(Family.DBT, "run-operation", "call a macro", RunOperationCommand::new),
          new Entry(
              Family.DBT,
              "clone",
              "relations made of those of an earlier state",
              CloneCommand::new),
          new Entry(
              Family.DBT, "retry", "what failed or was skipped in the last run", RetryCommand::new),
          new Entry(Family.DBT, "show", "the first rows of a node or a query", ShowCommand::new),
          new Entry(Family.DBT, "ls", "list nodes", ListCommand::new),
          new Entry(
              Family.DBT, "parse", "read project and fleet, report problems", ParseCommand::new),
          new Entry(Family.DBT, "init", "a new project, its profile, or a fleet", InitCommand::new),
          new Entry(Family.DBT, "debug", "check files, profile and connection", DebugCommand::new),
          new Entry(
              Family.DBT, "deps", "install the packages that the project lists", DepsCommand::new),
          new Entry(Family.DBT, "clean", "remove what clean-targets names", CleanCommand::new),
          new Entry(
              Family.FLEET,
              "plan",
              "what a build would do, tenant by tenant, and why",
              PlanCommand::new),
          new Entry(Family.FLEET, "apply", "carry out a plan, or refuse it", ApplyCommand::new),
          new Entry(
              Family.FLEET,
              "resume",
              "go on with an interrupted run; nothing is done twice",
              ResumeCommand::new),
          new Entry(
              Family.FLEET,
              "rerun",
              "what a run left undone, or chosen steps of it, once more",
              RerunCommand::new),
          new Entry(
              Family.FLEET, "tenants", "who there is, with labels and route", TenantsCommand::new),
          new Entry(
              Family.FLEET,
              "explain",
              "why a tenant, a variable, a config or a node is as it is",
              ExplainCommand::new),
          new Entry(
              Family.FLEET,
              "variants",
              "how many forms nodes have over the fleet, and why",
              VariantsCommand::new),
          new Entry(
              Family.FLEET, "diff", "two tenants, or two runs, side by side", DiffCommand::new),
          new Entry(
              Family.FLEET,
              "freeze",
              "keep what stands in databases, as hashes",
              FreezeCommand::new),
          new Entry(
              Family.FLEET,
              "compare",
              "what stands in databases, against what was frozen",
              CompareCommand::new),
          new Entry(
              Family.FLEET,
              "check",
              "what is wrong, found without a database: settings, separation, names",
              CheckCommand::new),
          new Entry(
              Family.FLEET,
              "overlay report",
              "who deviates from the shared project, and where",
              OverlayReportCommand::new),
          new Entry(Family.FLEET, "overlay new", "make an overlay", OverlayNewCommand::new),
          new Entry(
              Family.FLEET,
              "overlay rebase",
              "what an overlay replaced, then and now",
              OverlayRebaseCommand::new),
          new Entry(
              Family.FLEET,
              "provision",
              "what tenants lack on their engines: show it, make it",
              ProvisionCommand::new),
          new Entry(Family.FLEET, "runs", "runs the ledger remembers", RunsCommand::new),
          new Entry(
              Family.FLEET, "run show", "one of them: reasons and failures", RunShowCommand::new),
          new Entry(
              Family.ATOLL, "demo", "make a fleet of 200 tenants and build it", DemoCommand::new),
          new Entry(
              Family.ATOLL, "schema", "JSON Schemas of the fleet's files", SchemaCommand::new),
          new Entry(Family.ATOLL, "version", "versions", VersionCommand::new));

  /** What design and dbt have and Atoll has not yet. */
  private static final List<String> NOT_YET = List.of();

  private Commands() {}

  private static Entry dbt(String name, String purpose, Verb verb) {
    return new Entry(Family.DBT, name, purpose, () -> new BuildCommand(verb));
  }

  static List<String> names() {
    return ENTRIES.stream().map(Entry::name).toList();
  }

  /** The command of that name; {@code list} is dbt's other word for {@code ls}. */
  static Optional<Entry> named(String name) {
    String wanted = name.equals("list") ? "ls" : name;
    return ENTRIES.stream().filter(entry -> entry.name().equals(wanted)).findFirst();
  }

  static boolean isPlanned(String name) {
    return NOT_YET.contains(name);
  }

  static List<String> overview() {
    List<String> lines = new ArrayList<>();
    lines.add("Usage: atoll COMMAND [OPTION...]");
    lines.add("Runs one dbt project for one target, or for every tenant of a fleet.");
    for (Family family : Family.values()) {
      lines.add("");
      lines.add(family.title);
      List<List<String>> rows =
          ENTRIES.stream()
              .filter(entry -> entry.family() == family)
              .map(entry -> List.of("  " + entry.name(), entry.purpose()))
              .toList();
      lines.addAll(Columns.table(rows, List.of(Columns.Side.LEFT, Columns.Side.LEFT)));
    }
    lines.add("");
    lines.add(
        "atoll COMMAND --help lists a command's options; docs/reference/cli.md has them all.");
    return lines;
  }
}
