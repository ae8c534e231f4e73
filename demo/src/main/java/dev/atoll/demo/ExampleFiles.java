package dev.atoll.demo;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies the retail example, which the build packs beside this class, into a workspace. A layer
 * file that no shop of the roster reaches stays out, since a fleet with one is refused.
 */
final class ExampleFiles {
  private static final String FLEET_FILE = "retail/fleet.yml";
  private static final String TENANTS = "fleet/tenants.csv";

  private final Roster roster;
  private final Map<String, Set<String>> reached;

  private ExampleFiles(Roster roster) {
    this.roster = roster;
    this.reached =
        Map.of(
            "fleet/regions", labels(shop -> shop.country().region().label()),
            "fleet/countries", labels(shop -> shop.country().code()),
            "fleet/tiers", labels(shop -> shop.tier().label()),
            "fleet/tenants", labels(shop -> shop.id().value()));
  }

  static void copyTo(Path workspace, Roster roster) throws IOException {
    URL packed = Objects.requireNonNull(ExampleFiles.class.getResource(FLEET_FILE));
    copyTo(workspace, roster, packed);
  }

  /** Copies the example whose fleet file lies at a URL, in a folder or in a jar. */
  static void copyTo(Path workspace, Roster roster, URL fleetFile) throws IOException {
    new ExampleFiles(roster).copyTo(workspace, fleetFile);
  }

  private void copyTo(Path workspace, URL fleetFile) throws IOException {
    if (fleetFile.openConnection() instanceof JarURLConnection inJar) {
      Path jar = Path.of(URI.create(inJar.getJarFileURL().toString()));
      try (FileSystem content = FileSystems.newFileSystem(jar)) {
        copy(parentOf(content.getPath(inJar.getEntryName())), workspace);
      }
    } else {
      copy(parentOf(Path.of(URI.create(fleetFile.toString()))), workspace);
    }
    Files.writeString(workspace.resolve(TENANTS), roster.toCsv());
  }

  private void copy(Path root, Path workspace) throws IOException {
    for (Path file : filesBelow(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (isReached(name)) {
        Path target = workspace.resolve(name);
        Files.createDirectories(parentOf(target));
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private boolean isReached(String name) {
    int slash = name.lastIndexOf('/');
    Set<String> labels = slash < 0 ? null : reached.get(name.substring(0, slash));
    return labels == null || labels.contains(name.substring(slash + 1).replace(".yml", ""));
  }

  private Set<String> labels(Function<Shop, String> label) {
    return roster.shops().stream().map(label).collect(Collectors.toUnmodifiableSet());
  }

  private static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent());
  }
}
