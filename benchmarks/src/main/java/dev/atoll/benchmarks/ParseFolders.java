package dev.atoll.benchmarks;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.parse.ParseCodes;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads every dbt project below some folders as Atoll reads one, and says how many of their
 * templates are understood.
 *
 * <p>What counts is what dbt takes for a template: models, analyses, singular tests, snapshots,
 * macros with generic tests, and docs blocks. Packages a project does not carry are not missed.
 */
public final class ParseFolders {
  /** What is counted of one folder that was named. */
  private static final class Count {
    private int projects;
    private int files;
    private int blocks;
    private int failed;
    private long nanos;

    private String row(String name) {
      return "| %s | %d | %,d | %,d | %,d | %d | %,d |"
          .formatted(
              name, projects, files, blocks, files - failed, failed, Math.round(nanos / 1e6));
    }

    private void add(Count other) {
      projects += other.projects;
      files += other.files;
      blocks += other.blocks;
      failed += other.failed;
      nanos += other.nanos;
    }
  }

  private final ExecutorService workers;
  private final List<String> failures = new ArrayList<>();

  private ParseFolders(ExecutorService workers) {
    this.workers = workers;
  }

  /**
   * Prints a table with a row for each folder, and the failures below it.
   *
   * @param arguments folders that hold dbt projects, at any depth
   */
  public static void main(String[] arguments) throws IOException {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      new ParseFolders(workers).print(Stream.of(arguments).map(Path::of).toList());
    }
  }

  private void print(List<Path> folders) throws IOException {
    System.out.println("| folder | projects | files | blocks | parsed | failed | ms |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|");
    Count all = new Count();
    for (Path folder : folders) {
      Count count = count(folder.toAbsolutePath().normalize());
      all.add(count);
      System.out.println(count.row(String.valueOf(folder.getFileName()).replace('+', '/')));
    }
    System.out.println(all.row("all"));
    System.out.println();
    System.out.println(failures.isEmpty() ? "No failures." : "Failures:");
    System.out.println();
    failures.forEach(failure -> System.out.println("- " + failure));
  }

  private Count count(Path folder) throws IOException {
    Count count = new Count();
    List<Path> projects;
    try (Stream<Path> paths = Files.walk(folder)) {
      projects =
          paths
              .filter(path -> path.endsWith("dbt_project.yml"))
              .map(Path::getParent)
              .sorted()
              .toList();
    }
    for (Path directory : projects) {
      read(directory, folder, count);
    }
    return count;
  }

  private void read(Path directory, Path shownFrom, Count count) {
    Problems problems = new Problems();
    ConfigRenderer renderer = new ConfigRenderer(Map.of(), System.getenv());
    ProjectParser parser =
        new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, workers);
    long start = System.nanoTime();
    var project = parser.parse(directory, shownFrom, problems);
    count.nanos += System.nanoTime() - start;
    if (project.isEmpty()) {
      problems.sorted().forEach(problem -> failures.add(shown(shownFrom, problem)));
      return;
    }
    count.projects++;
    templates(project.get(), problems.sorted(), shownFrom, count);
  }

  private void templates(Project project, List<Problem> problems, Path shownFrom, Count count) {
    Set<String> files =
        sources(project.root()).map(SourceText::shownPath).collect(Collectors.toSet());
    List<Problem> own =
        problems.stream()
            .filter(ParseFolders::isOfTemplates)
            .filter(problem -> files.contains(file(problem)))
            .toList();
    count.files += files.size();
    count.blocks += (int) blocks(project.root());
    count.failed += (int) own.stream().map(ParseFolders::file).distinct().count();
    own.forEach(problem -> failures.add(shown(shownFrom, problem)));
  }

  private static Stream<SourceText> sources(PackageSource root) {
    return Stream.of(
            Stream.of(root.models(), root.analyses(), root.singularTests())
                .flatMap(List::stream)
                .filter(file -> file.language() == SqlFile.Language.SQL)
                .map(SqlFile::source),
            root.snapshots().stream().map(SnapshotBlock::source),
            root.macroFiles().stream().map(MacroFile::source),
            root.docs().stream().map(DocsBlock::source))
        .flatMap(sources -> sources);
  }

  /** Templates of their own: a model is one, a file of macros holds one for each of them. */
  private static long blocks(PackageSource root) {
    long models =
        Stream.of(root.models(), root.analyses(), root.singularTests())
            .flatMap(List::stream)
            .filter(file -> file.template().isPresent())
            .count();
    return models + root.snapshots().size() + root.macros().size() + root.docs().size();
  }

  private static boolean isOfTemplates(Problem problem) {
    return problem.isError()
        && (problem.code().startsWith("A3") || problem.code().equals(ParseCodes.BAD_BLOCK));
  }

  private static String file(Problem problem) {
    return problem.place().map(Place::file).orElse("");
  }

  private static String shown(Path folder, Problem problem) {
    String place = problem.place().map(Place::toString).orElse("-");
    return "%s: `%s`: %s: %s"
        .formatted(
            String.valueOf(folder.getFileName()).replace('+', '/'),
            place,
            problem.code(),
            problem.message());
  }
}
