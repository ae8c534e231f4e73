package dev.atoll.core.packages;

import dev.atoll.core.packages.Wanted.Git;
import dev.atoll.core.packages.Wanted.Hub;
import dev.atoll.core.packages.Wanted.Local;
import dev.atoll.core.packages.Wanted.Tarball;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one item of a list of packages (https://docs.getdbt.com/docs/build/packages). What is wrong
 * with it is a Problem, and then there is no item.
 */
final class ItemReader {
  /** How a package is had, and the keys it may have beside that one. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "package", Set.of("version", "install_prerelease", "install-prerelease"),
          "git", Set.of("revision", "warn-unpinned", "subdirectory"),
          "private", Set.of("provider", "revision", "warn-unpinned", "subdirectory"));

  private static final List<String> KINDS =
      List.of("package", "git", "local", "tarball", "private");
  private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
  private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_. -]+)+");

  private final YamlMap item;
  private final Problems problems;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private ItemReader(YamlMap item, Rendering rendering, Problems problems) {
    this.item = item;
    this.problems = problems;
    for (YamlEntry entry : item.entries()) {
      values.put(entry.key(), rendering.value(entry.value()));
      if (!rendering.isAllowed() && hasJinja(entry)) {
        problems.add(unrendered(entry));
      }
    }
  }

  private static boolean hasJinja(YamlEntry entry) {
    return entry.value() instanceof YamlScalar scalar && scalar.text().contains("{{");
  }

  private static Problem unrendered(YamlEntry entry) {
    return Problem.error(
        PackageCodes.WRONG_FILE,
        entry.value().place(),
        "there is no Jinja in dependencies.yml",
        "'" + entry.key() + "' would be taken as it is written",
        "move all packages to packages.yml");
  }

  /**
   * One item.
   *
   * @throws dev.atoll.domain.ProblemException when its Jinja cannot be rendered
   */
  static Optional<Listed> read(YamlMap item, Rendering rendering, Problems problems) {
    Problems own = new Problems();
    Optional<Listed> read = new ItemReader(item, rendering, own).read();
    problems.addAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : read;
  }

  private Optional<Listed> read() {
    List<String> kinds = KINDS.stream().filter(values::containsKey).toList();
    if (kinds.size() != 1) {
      problems.add(
          Problem.error(
              PackageCodes.BAD_PACKAGE,
              item.place(),
              kinds.isEmpty()
                  ? "a package that does not say where it comes from"
                  : "a package that comes from several places",
              values.isEmpty()
                  ? "it is empty"
                  : "its keys are " + String.join(", ", values.keySet()),
              "write exactly one of " + String.join(", ", KINDS)));
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    checkKeys(kind);
    return text(kind)
        .flatMap(value -> wanted(kind, value))
        .map(
            wanted ->
                new Listed(
                    wanted,
                    kind.equals("private") && wanted instanceof Git git ? git.url() : written(kind),
                    item.place(),
                    optionalText("name"),
                    hashed(kind)));
  }

  private void checkKeys(String kind) {
    List<String> known = new ArrayList<>(List.of(kind, "name"));
    known.addAll(KEYS.getOrDefault(kind, Set.of()).stream().sorted().toList());
    for (YamlEntry entry : item.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            Problem.error(
                PackageCodes.UNKNOWN_KEY,
                entry.place().withLength(entry.key().length()),
                "a '" + kind + "' package has no key '" + entry.key() + "'",
                "it may have " + String.join(", ", known),
                Nearest.suggestion(entry.key(), known, "remove it")));
      }
    }
  }

  private Optional<Wanted> wanted(String kind, String value) {
    return switch (kind) {
      case "package" -> hub(value);
      case "git" -> Optional.of(git(value));
      case "local" -> Optional.of(new Local(value));
      case "tarball" -> tarball(value);
      default -> hosted(value).map(this::git);
    };
  }

  private Optional<Wanted> hub(String name) {
    if (!name.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")) {
      wrong(
          "package",
          "'" + name + "' is no package of the hub",
          "a package there is named by who publishes it, a slash and its name",
          "write it like dbt-labs/dbt_utils");
    }
    List<Bound> bounds = bounds();
    boolean prereleases = flag("install_prerelease", flag("install-prerelease", false));
    return Optional.of(new Hub(name, bounds, prereleases));
  }

  private List<Bound> bounds() {
    Object version = values.get("version");
    if (version == null || "".equals(version) || List.of().equals(version)) {
      wrong(
          values.containsKey("version") ? "version" : "package",
          "a package of the hub without a version",
          "which one is meant is never guessed",
          "write a version such as 1.3.0, or a range such as [\">=1.3.0\", \"<2.0.0\"]");
      return List.of();
    }
    if (problems.hasErrors()) {
      return List.of();
    }
    List<Bound> bounds = new ArrayList<>();
    for (Object one : version instanceof List<?> list ? list : List.of(version)) {
      String text = String.valueOf(one);
      Optional<Bound> bound = one instanceof String ? Bound.of(text) : Optional.empty();
      bound.ifPresentOrElse(bounds::add, () -> noVersion(text));
    }
    return bounds;
  }

  private void noVersion(String text) {
    problems.add(
        Problem.error(
            PackageCodes.BAD_VERSION,
            place("version"),
            "'" + text + "' is no version and no bound of one",
            text.contains(",")
                ? "a range is a list of bounds"
                : "a version is three numbers, such as 1.3.0; a bound has >, >=, < or <= in front",
            text.contains(",")
                ? "write [\"" + text.replaceAll("\\s*,\\s*", "\", \"") + "\"]"
                : "write all three numbers, in quotes"));
  }

  private Git git(String url) {
    return new Git(url, revision(), optionalText("subdirectory"), flag("warn-unpinned", true));
  }

  private Optional<String> revision() {
    Object value = values.get("revision");
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value).filter(text -> !text.isEmpty());
    }
    String text =
        item.value("revision").orElse(item) instanceof YamlScalar scalar ? scalar.text() : "";
    if (value instanceof Number && String.valueOf(value).equals(text)) {
      return Optional.of(text);
    }
    wrong(
        "revision",
        "'revision' must be a string",
        "'" + text + "' means something else in YAML",
        "put quotes around it");
    return Optional.empty();
  }

  private Optional<Wanted> tarball(String url) {
    Optional<String> name = text("name");
    if (name.isPresent() && !FOLDER.matcher(name.get()).matches()) {
      wrong(
          "name",
          "'" + name.get() + "' cannot name a package",
          "a folder is named after it",
          "take letters, digits and underscores");
    }
    if (!url.matches("https?://.+")) {
      wrong(
          "tarball",
          "a tarball's address begins with http:// or https://",
          "this one is fetched from nowhere",
          "mend the address; a folder is a 'local' package");
    }
    return name.map(folder -> new Tarball(url, folder));
  }

  /** Where the repository of a {@code private} package is cloned from, with the user's SSH keys. */
  private Optional<String> hosted(String path) {
    String provider = optionalText("provider").orElse("github");
    if (!SHORT_NAME.matcher(path).matches()) {
      wrong(
          "private",
          "'" + path + "' is no path of a repository",
          "a private package is named by its owner and its repository",
          "write it like my-organisation/my-package");
      return Optional.empty();
    }
    return switch (provider) {
      case "github" -> Optional.of("git@github.com:" + path + ".git");
      case "gitlab" -> Optional.of("git@gitlab.com:" + path + ".git");
      case "ado" -> Optional.of("git@ssh.dev.azure.com:v3/" + path);
      default -> {
        wrong(
            "provider",
            "there is no provider '" + provider + "'",
            "",
            Nearest.suggestion(
                provider, List.of("github", "gitlab", "ado"), "write github, gitlab or ado"));
        yield Optional.empty();
      }
    };
  }

  private Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    wrong(
        key,
        values.containsKey(key) ? "'" + key + "' must be a string" : "'" + key + "' is missing",
        value == null || value instanceof String ? "it has no value" : "it is " + kindOf(key),
        values.containsKey(key) ? "give it a value, in quotes" : "add '" + key + ": …'");
    return Optional.empty();
  }

  private Optional<String> optionalText(String key) {
    return values.get(key) == null ? Optional.empty() : text(key);
  }

  private boolean flag(String key, boolean otherwise) {
    Object value = values.get(key);
    if (value != null && !(value instanceof Boolean)) {
      wrong(
          key,
          "'" + key + "' must be true or false",
          "it is " + kindOf(key),
          "write true or false");
    }
    return value instanceof Boolean flag ? flag : otherwise;
  }

  private String kindOf(String key) {
    return item.value(key).orElse(item).kind();
  }

  private void wrong(String key, String message, String cause, String mend) {
    problems.add(Problem.error(PackageCodes.BAD_PACKAGE, place(key), message, cause, mend));
  }

  private Place place(String key) {
    return item.value(key).map(node -> node.place()).orElse(item.place());
  }

  private String written(String kind) {
    return item.value(kind).orElse(item) instanceof YamlScalar scalar ? scalar.text().strip() : "";
  }

  /** dbt hashes every field a package of this kind can have, and the item as it is written. */
  private Map<String, @Nullable Object> fields(String kind) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    switch (kind) {
      case "package" -> {
        fields.put("version", null);
        fields.put("install_prerelease", false);
      }
      case "git", "private" -> {
        fields.put("revision", null);
        fields.put("subdirectory", null);
        fields.put("warn-unpinned", null);
        if (kind.equals("private")) {
          fields.put("provider", null);
        }
      }
      default -> {}
    }
    return fields;
  }

  private SequencedMap<String, @Nullable Object> hashed(String kind) {
    Map<String, @Nullable Object> hashed = fields(kind);
    hashed.putAll(values);
    if (hashed.get("name") == null) {
      hashed.remove("name");
    }
    hashed.put("unrendered", item.toJava());
    return Ordered.map(hashed);
  }
}
