package dev.atoll.core.parse;

import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourcePaths;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.project.SqlFile.Language;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the folder of one package. */
final class PackageReader {
  /** dbt names a larger seed by its path instead of hashing it. */
  private static final long LARGEST_HASHED_SEED = 1 << 20;

  private static final String SQL = ".sql";
  private static final String PYTHON = ".py";

  private final Path rootDirectory;
  private final Function<YamlScalar, String> renderer;
  private final OrderedTasks tasks;
  private final Problems problems;
  private final TemplateReader templates;
  private final MacroReader macros;

  PackageReader(
      Path rootDirectory,
      Syntax syntax,
      Function<YamlScalar, String> renderer,
      Executor executor,
      Problems problems) {
    this.rootDirectory = rootDirectory;
    this.renderer = renderer;
    this.tasks = new OrderedTasks(executor);
    this.problems = problems;
    this.templates = new TemplateReader(syntax, problems);
    this.macros = new MacroReader(syntax, problems);
  }

  /** The package in a folder; empty when its dbt_project.yml cannot be used, which is a Problem. */
  Optional<PackageSource> read(Path directory) {
    Optional<ProjectFile> read = projectFile(directory);
    read.ifPresent(file -> RequiredVersion.check(file.raw(), problems));
    return read.map(file -> read(directory, file));
  }

  /** The dbt_project.yml of a folder alone; empty when it cannot be used, which is a Problem. */
  Optional<ProjectFile> projectFile(Path directory) {
    Path file = directory.resolve(ProjectFileReader.FILE_NAME);
    String shown = PackageFolder.shown(rootDirectory, file);
    if (!Files.exists(file)) {
      problems.add(
          Problem.error(
              ParseCodes.NO_PROJECT,
              Place.of(shown),
              "there is no dbt project here",
              "the folder " + directory + " has no " + ProjectFileReader.FILE_NAME,
              "name the project's folder with --project-dir, or begin a project with 'atoll init'"));
      return Optional.empty();
    }
    return TextFiles.read(file, shown, problems)
        .flatMap(text -> new ProjectFileReader(renderer, problems).read(shown, text));
  }

  /** Files of a folder that is no package of its own. */
  PackageSource readFiles(Path directory, ProjectFile file, Predicate<String> chosen) {
    return read(directory, file, PackageFolder.of(directory, rootDirectory, chosen, problems));
  }

  private PackageSource read(Path directory, ProjectFile file) {
    return read(directory, file, PackageFolder.of(directory, rootDirectory, problems));
  }

  private PackageSource read(Path directory, ProjectFile file, PackageFolder folder) {
    ResourcePaths paths = file.paths();
    String name = file.name();
    List<PackageFolder.Found> tests = folder.files(paths.tests(), SQL);
    PackageSource source =
        new PackageSource(
            name,
            Optional.of(directory),
            file,
            new RequestReader(problems).read(folder),
            selectors(folder),
            sqlFiles(ResourceType.MODEL, name, folder.files(paths.models(), SQL, PYTHON)),
            sqlFiles(ResourceType.ANALYSIS, name, folder.files(paths.analyses(), SQL)),
            sqlFiles(
                ResourceType.TEST,
                name,
                tests.stream()
                    .filter(test -> !isBelow("generic/", test) && !isBelow("fixtures/", test))
                    .toList()),
            snapshots(name, folder.files(paths.snapshots(), SQL)),
            seeds(name, folder.files(paths.seeds(), ".csv")),
            macroFiles(name, folder.files(paths.macros(), SQL), tests),
            docs(name, folder.files(paths.docs(), ".md")),
            properties(name, folder.files(paths.resources(), ".yml", ".yaml")),
            fixtures(name, folder.files(paths.tests(), SQL, ".csv")));
    problems.addAll(Duplicates.inPackage(source));
    return source;
  }

  private Optional<YamlMap> selectors(PackageFolder folder) {
    Path file = folder.directory().resolve("selectors.yml");
    String shown = folder.shown(file);
    return Files.isRegularFile(file)
        ? TextFiles.read(file, shown, problems)
            .flatMap(text -> YamlReader.readMap(shown, text, problems))
        : Optional.empty();
  }

  private static boolean isBelow(String folder, PackageFolder.Found found) {
    return found.path().startsWith(folder);
  }

  private Optional<SourceText> text(String packageName, PackageFolder.Found found) {
    return TextFiles.read(found.file(), found.shownPath(), problems)
        .map(
            text ->
                new SourceText(
                    packageName, found.path(), found.originalPath(), found.shownPath(), text));
  }

  private <T> List<T> present(
      String packageName, List<PackageFolder.Found> files, Function<SourceText, T> reader) {
    return tasks.each(files, file -> text(packageName, file).map(reader)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<SqlFile> sqlFiles(
      ResourceType type, String packageName, List<PackageFolder.Found> files) {
    return present(packageName, files, source -> sqlFile(type, source));
  }

  private SqlFile sqlFile(ResourceType type, SourceText source) {
    String path = type == ResourceType.ANALYSIS ? "analysis/" + source.path() : source.path();
    SourceText named =
        new SourceText(
            source.packageName(), path, source.originalPath(), source.shownPath(), source.text());
    boolean python = source.originalPath().toLowerCase(Locale.ROOT).endsWith(PYTHON);
    return new SqlFile(
        type,
        source.stem(),
        fqn(source.packageName(), path, source.stem()),
        python ? Language.PYTHON : Language.SQL,
        named,
        Sha256.of(source.text().strip()),
        python ? Optional.empty() : templates.whole(source));
  }

  private List<SnapshotBlock> snapshots(String packageName, List<PackageFolder.Found> files) {
    return present(packageName, files, templates::snapshots).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<MacroFile> macroFiles(
      String packageName, List<PackageFolder.Found> below, List<PackageFolder.Found> tests) {
    List<PackageFolder.Found> files = new ArrayList<>(below);
    tests.stream().filter(test -> isBelow("generic/", test)).forEach(files::add);
    return present(packageName, files, macros::read);
  }

  private List<DocsBlock> docs(String packageName, List<PackageFolder.Found> files) {
    return present(packageName, files, templates::docs).stream().flatMap(List::stream).toList();
  }

  private List<PropertiesFile> properties(String packageName, List<PackageFolder.Found> files) {
    return present(packageName, files, source -> PropertiesReader.read(source, problems)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<SourceText> fixtures(String packageName, List<PackageFolder.Found> files) {
    return present(
        packageName,
        files.stream().filter(file -> isBelow("fixtures/", file)).toList(),
        Function.identity());
  }

  private List<SeedFile> seeds(String packageName, List<PackageFolder.Found> files) {
    return tasks.each(files, file -> seed(packageName, file)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<SeedFile> seed(String packageName, PackageFolder.Found found) {
    return checksum(found)
        .map(
            checksum ->
                new SeedFile(
                    found.stem(),
                    packageName,
                    fqn(packageName, found.path(), found.stem()),
                    found.path(),
                    found.originalPath(),
                    found.file(),
                    Place.of(found.shownPath()),
                    checksum));
  }

  private Optional<SeedFile.Checksum> checksum(PackageFolder.Found found) {
    try {
      if (Files.size(found.file()) > LARGEST_HASHED_SEED) {
        return Optional.of(new SeedFile.Checksum("path", found.originalPath()));
      }
    } catch (IOException e) {
      problems.add(TextFiles.unreadable(found.shownPath(), e));
      return Optional.empty();
    }
    return TextFiles.read(found.file(), found.shownPath(), problems)
        .map(text -> new SeedFile.Checksum("sha256", Sha256.of(text.strip())));
  }

  /** The package, the folders of a path, and the last names. */
  static List<String> fqn(String packageName, String path, String... last) {
    List<String> parts = new ArrayList<>();
    parts.add(packageName);
    String[] folders = path.split("/", -1);
    parts.addAll(Arrays.asList(folders).subList(0, folders.length - 1));
    parts.addAll(Arrays.asList(last));
    return List.copyOf(parts);
  }
}
