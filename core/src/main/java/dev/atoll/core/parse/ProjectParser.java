package dev.atoll.core.parse;

import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a dbt project and its packages, once for all tenants. Safe for use by several threads. */
public final class ProjectParser {
  private final Syntax syntax;
  private final Function<YamlScalar, String> renderer;
  private final Executor executor;

  /**
   * @param syntax what templates may say, dbt's filters among it; the blocks of dbt (macro, test,
   *     materialization, snapshot, docs) are added here
   * @param renderer renders names and paths in dbt_project.yml that hold Jinja ({@code env_var},
   *     {@code var}), and may throw a ProblemException
   * @param executor reads and compiles files; {@code Runnable::run} does it in the calling thread.
   *     The calling thread waits for it and must not be one of its own
   */
  public ProjectParser(Syntax syntax, Function<YamlScalar, String> renderer, Executor executor) {
    this.syntax = syntax;
    this.renderer = renderer;
    this.executor = executor;
  }

  /**
   * The project in a folder. Reading goes on after a Problem, so that one call reports them all;
   * what could be read is returned even then, and must not be built when there are errors.
   *
   * @return empty when the root's dbt_project.yml cannot be used
   */
  public Optional<Project> parse(Path projectDirectory, Problems problems) {
    return parse(projectDirectory, projectDirectory, problems);
  }

  /**
   * As {@link #parse(Path, Problems)}, for a project inside a fleet.
   *
   * @param shownFrom the folder that places are shown relative to
   */
  public Optional<Project> parse(Path projectDirectory, Path shownFrom, Problems problems) {
    Path directory = projectDirectory.toAbsolutePath().normalize();
    PackageReader reader =
        new PackageReader(
            shownFrom.toAbsolutePath().normalize(), syntax, renderer, executor, problems);
    return reader
        .read(directory)
        .map(
            root ->
                new Project(root, new DependencyReader(reader, root, directory, problems).read()));
  }

  /**
   * The dbt_project.yml of a folder alone, for what is done before its packages are there.
   *
   * @param shownFrom the folder that places are shown relative to
   * @return empty when it cannot be used, which is a Problem
   */
  public Optional<ProjectFile> projectFile(
      Path projectDirectory, Path shownFrom, Problems problems) {
    return new PackageReader(
            shownFrom.toAbsolutePath().normalize(), syntax, renderer, executor, problems)
        .projectFile(projectDirectory.toAbsolutePath().normalize());
  }

  /** Adds a Problem when {@code require-dbt-version} leaves out the dbt that Atoll speaks. */
  public static void checkRequiredVersion(ProjectFile file, Problems problems) {
    RequiredVersion.check(file.raw(), problems);
  }

  /**
   * The files of another folder, as if they lay in a package.
   *
   * @param like the package: its name and its resource paths count
   * @param shownFrom the folder that places are shown relative to
   * @param chosen which files are read, by their path in the folder with forward slashes
   * @return a package of these files and nothing else
   */
  public PackageSource files(
      PackageSource like,
      Path folder,
      Path shownFrom,
      Predicate<String> chosen,
      Problems problems) {
    return new PackageReader(
            shownFrom.toAbsolutePath().normalize(), syntax, renderer, executor, problems)
        .readFiles(folder.toAbsolutePath().normalize(), like.file(), chosen);
  }

  /**
   * A template in a configuration file, with what models may say.
   *
   * @throws dev.atoll.domain.ProblemException with the place of the first syntax error
   */
  public Template template(Source source) {
    return Template.parse(source, DbtBlocks.tests(DbtBlocks.materializations(syntax)));
  }

  /** Properties of resources that stand in another file than a properties file. */
  public PropertiesFile properties(SourceText source, YamlMap raw, Problems problems) {
    return PropertiesReader.of(source, raw, problems);
  }

  /**
   * A package of macros that come from elsewhere than a folder.
   *
   * @param texts by path, such as {@code macros/adapters/view.sql}
   */
  public PackageSource builtIn(String name, SequencedMap<String, String> texts, Problems problems) {
    MacroReader reader = new MacroReader(syntax, problems);
    List<MacroFile> files = new ArrayList<>();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      String path = file.getKey();
      files.add(reader.read(new SourceText(name, path, path, name + "/" + path, file.getValue())));
    }
    PackageSource source = PackageSource.ofMacros(name, files);
    problems.addAll(Duplicates.inPackage(source));
    return source;
  }
}
