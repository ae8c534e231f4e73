package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project in a temporary folder, beside a hub and a repository, for which packages are installed.
 */
final class DepsWorld implements AutoCloseable {
  static final Stop NEVER =
      new Stop() {
        @Override
        public boolean isRequested() {
          return false;
        }

        @Override
        public Listening onRequest(Runnable action) {
          return () -> {};
        }
      };

  static final Deps.Order USUAL =
      new Deps.Order(
          Deps.Goal.INSTALL, Deps.Earlier.COUNTS_WHERE_IT_FITS, VersionCheck.ON, Optional.empty());

  final LocalHub hub;
  final Path project;
  final Map<String, String> environment = new LinkedHashMap<>(System.getenv());
  private final Path folder;

  DepsWorld(Path folder) throws IOException {
    this.folder = folder;
    this.hub = new LocalHub();
    this.project = Files.createDirectories(folder.resolve("shop"));
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put(Hub.VARIABLE, hub.address());
    file("dbt_project.yml", "name: shop\n");
  }

  Repository repository(String name) {
    return Repository.in(folder.resolve(name));
  }

  DepsWorld file(String path, String text) {
    try {
      Path file = project.resolve(path).normalize();
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, filled(text));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String path) {
    try {
      return Files.readString(project.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of this world in the place of {@code {hub}} and {@code {folder}}. */
  String filled(String text) {
    return text.replace("{hub}", hub.address()).replace("{folder}", folder.toString());
  }

  String neutral(String text) {
    return text.replace(hub.address(), "{hub}").replace(folder.toString(), "{folder}");
  }

  Outcome install() {
    return install(USUAL, NEVER);
  }

  Outcome install(Deps.Order order, Stop stop) {
    try (HttpWeb web = new HttpWeb(environment, stop, Duration.ZERO)) {
      return install(order, stop, web, project.resolve("dbt_packages"));
    }
  }

  Outcome install(Deps.Order order, Stop stop, Web web, Path install) {
    Deps.Project asked =
        new Deps.Project("shop", project, "", install, List.of(project.resolve("models")));
    return new Deps(
            asked, order, new Deps.Outside(this::rendered, environment, web, stop, address -> {}))
        .run();
  }

  /** Only what the tests need of the template language. */
  private @Nullable Object rendered(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof String text) {
      String rendered = text;
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        rendered =
            rendered.replace("{{ env_var('" + variable.getKey() + "') }}", variable.getValue());
      }
      return rendered;
    }
    return node.toJava();
  }

  /** What came of it: problems or packages. */
  String told(Deps.Order order) {
    try {
      Outcome outcome = install(order, NEVER);
      String packages =
          outcome.packages().stream()
              .map(
                  one ->
                      Stream.of(
                              one.name(),
                              one.kind().name().toLowerCase(Locale.ROOT),
                              one.address(),
                              one.version().orElse(""),
                              one.latest().map(latest -> "latest " + latest).orElse(""),
                              one.subdirectory().map(sub -> "folder " + sub).orElse(""))
                          .filter(part -> !part.isEmpty())
                          .collect(Collectors.joining(" ")))
              .collect(Collectors.joining("\n"));
      return neutral(
          outcome.state()
              + "\n"
              + packages
              + "\nremoved "
              + outcome.removed()
              + " written "
              + outcome.written()
              + "\n"
              + problems(outcome.warnings()));
    } catch (ProblemException e) {
      return neutral(problems(e.problems()));
    }
  }

  static String problems(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                problem.place().map(place -> place + ": ").orElse("")
                    + problem.severity().name().toLowerCase(Locale.ROOT)
                    + "["
                    + problem.code()
                    + "]: "
                    + problem.message()
                    + "\n  cause: "
                    + problem.cause()
                    + "\n  mend:  "
                    + problem.mend()
                    + "\n")
        .collect(Collectors.joining());
  }

  /** Everything in the project's folder, hidden things too, links as such. */
  SortedSet<String> files() {
    try (Stream<Path> paths = Files.walk(project)) {
      return paths
          .filter(path -> Files.isSymbolicLink(path) || !Files.isDirectory(path))
          .map(path -> project.relativize(path).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hub.close();
  }
}
