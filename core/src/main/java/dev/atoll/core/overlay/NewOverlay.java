package dev.atoll.core.overlay;

import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes the folder of a new overlay. */
public final class NewOverlay {
  /**
   * What is to be made.
   *
   * @param facts owner, reason, expires: those that are known
   * @param replace names of what it replaces
   */
  public record Wish(String name, SequencedMap<String, String> facts, List<String> replace) {
    public Wish {
      replace = List.copyOf(replace);
    }
  }

  private final OverlaidProjects projects;
  private final Path overlays;

  /**
   * @param overlays the folder of all overlays
   */
  public NewOverlay(OverlaidProjects projects, Path overlays) {
    this.projects = projects;
    this.overlays = overlays;
  }

  /**
   * Writes the overlay.
   *
   * @return the files, relative to the folder of all overlays
   * @throws ProblemException when it exists, or what it replaces does not
   */
  public List<String> write(Wish wish) {
    Problems problems = new Problems();
    Path folder = overlays.resolve(wish.name());
    Optional<String> objection = TenantId.objectionTo(wish.name());
    if (objection.isPresent()) {
      throw cannot("overlay '" + wish.name() + "' " + objection.get(), "", "choose another name");
    }
    if (Files.exists(folder)) {
      throw cannot(
          "there is an overlay '" + wish.name() + "' already",
          "it lies in " + folder,
          "choose another name");
    }
    SequencedMap<String, Resource> replaced = new LinkedHashMap<>();
    wish.replace().forEach(name -> find(name, problems).ifPresent(one -> replaced.put(name, one)));
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    try {
      return write(folder, wish, replaced);
    } catch (IOException e) {
      throw cannot(
          "the overlay cannot be written",
          String.valueOf(e.getMessage()),
          "make the folder writable for this user");
    }
  }

  private static ProblemException cannot(String message, String cause, String mend) {
    return new ProblemException(Problem.error(OverlayCodes.CANNOT_WRITE, message, cause, mend));
  }

  private Optional<Resource> find(String name, Problems problems) {
    List<Resource> found = projects.catalog().named(name);
    if (found.size() == 1 && !(found.getFirst().written() instanceof Resource.Written.Yaml)) {
      return Optional.of(found.getFirst());
    }
    problems.add(
        found.size() > 1
            ? Problem.error(
                OverlayCodes.AMBIGUOUS,
                "'" + name + "' is the name of " + found.size() + " resources",
                String.join(", ", found.stream().map(Resource::id).toList()),
                "name one of them by its id")
            : Problem.error(
                OverlayCodes.NO_TARGET,
                "the project has no '" + name + "' that could be replaced",
                "",
                Nearest.suggestion(
                    name, projects.catalog().names(name), "name a model, seed, test or macro")));
    return Optional.empty();
  }

  private List<String> write(Path folder, Wish wish, SequencedMap<String, Resource> replaced)
      throws IOException {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    StringBuilder yaml = new StringBuilder("name: " + wish.name() + "\n");
    for (String key : List.of("owner", "reason", "expires")) {
      String value = wish.facts().get(key);
      yaml.append(
          value == null
              ? "# " + key + ":\n"
              : key + ": " + (key.equals("expires") ? value : quoted(value)) + "\n");
    }
    if (replaced.isEmpty()) {
      yaml.append(
          """

          # add: [models/**]                          # files of this folder, as if they lay in the project
          # extend:
          #   customers: {columns: {tier: "case when total >= 1000 then 'gold' end"}}
          # config:
          #   orders: {materialized: table}
          # disable: [legacy_report]
          """);
    } else {
      yaml.append("\nreplace:\n");
    }
    for (Map.Entry<String, Resource> entry : replaced.entrySet()) {
      Resource resource = entry.getValue();
      String base = projects.originals().of(resource);
      yaml.append("  ").append(entry.getKey()).append(":\n    file: ").append(file(resource));
      yaml.append("\n    base: ").append(OriginalText.hash(base)).append('\n');
      files.merge(file(resource), text(resource) + "\n", (earlier, more) -> earlier + "\n" + more);
      files.put(".base/" + resource.id() + ".txt", base);
    }
    files.putFirst("overlay.yml", yaml.toString());
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
      written.add(wish.name() + "/" + file.getKey());
    }
    return written;
  }

  private static String file(Resource resource) {
    return resource.path();
  }

  /** A snapshot's block is more than its body. */
  private static String text(Resource resource) {
    return resource.type() == ResourceType.SNAPSHOT
        ? "{% snapshot "
            + resource.name()
            + " %}\n"
            + OriginalText.written(resource)
            + "\n{% endsnapshot %}"
        : OriginalText.written(resource);
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
