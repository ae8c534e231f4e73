package dev.atoll.core.parse;

import dev.atoll.core.project.PackageRequest;
import dev.atoll.core.project.PackageRequest.Kind;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads which packages a package lists in packages.yml and dependencies.yml. */
final class RequestReader {
  private static final SequencedMap<String, Kind> KINDS = kinds();

  private final Problems problems;
  private static final String PACKAGES = "packages";

  private final Shapes shapes;

  RequestReader(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  private static SequencedMap<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("package", Kind.HUB);
    kinds.put("git", Kind.GIT);
    kinds.put("local", Kind.LOCAL);
    kinds.put("tarball", Kind.TARBALL);
    kinds.put("private", Kind.PRIVATE);
    return Ordered.map(kinds);
  }

  List<PackageRequest> read(PackageFolder folder) {
    List<PackageRequest> requests = new ArrayList<>();
    Optional<YamlEntry> earlier = Optional.empty();
    for (String name : List.of("packages.yml", "dependencies.yml")) {
      Path file = folder.directory().resolve(name);
      String shown = folder.shown(file);
      if (Files.isRegularFile(file)) {
        Optional<YamlMap> map =
            TextFiles.read(file, shown, problems)
                .flatMap(text -> YamlReader.readMap(shown, text, problems));
        map.ifPresent(found -> shapes.maps(found, PACKAGES).forEach(item -> add(item, requests)));
        Optional<YamlEntry> packages = map.flatMap(found -> found.entry(PACKAGES));
        if (earlier.isPresent() && packages.isPresent()) {
          problems.add(twice(packages.get(), earlier.get()));
        }
        earlier = packages;
      }
    }
    return List.copyOf(requests);
  }

  private static Problem twice(YamlEntry packages, YamlEntry earlier) {
    return Problem.error(
        ParseCodes.WRONG_SHAPE,
        packages.place().withLength(PACKAGES.length()),
        "two files list packages",
        "there are 'packages' at " + earlier.place() + " too",
        "put all of them into one of the files");
  }

  private void add(YamlMap item, List<PackageRequest> requests) {
    for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
      if (item.entry(kind.getKey()).isPresent()) {
        Optional<YamlScalar> value = shapes.scalar(item, kind.getKey());
        value.ifPresent(
            scalar ->
                requests.add(
                    new PackageRequest(kind.getValue(), scalar.text(), scalar.place(), item)));
        return;
      }
    }
    problems.add(
        Problem.error(
            ParseCodes.WRONG_SHAPE,
            item.place(),
            "a package that does not say where it comes from",
            "its keys are " + String.join(", ", item.fields().keySet()),
            "write one of " + String.join(", ", KINDS.keySet())));
  }
}
