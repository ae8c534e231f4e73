package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.python.Json;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * package-lock.yml: what was installed last, in dbt's format, so that dbt takes ours and we take
 * dbt's.
 *
 * @param hash of the list it was made from
 */
record LockFile(List<Listed> packages, String hash) {
  static final String NAME = "package-lock.yml";

  private static final String HASH = "sha1_hash";

  LockFile {
    packages = List.copyOf(packages);
  }

  /** The hash by which dbt sees whether a list of packages has changed. */
  static String hashOf(List<Listed> packages) {
    String text =
        packages.stream()
            .map(
                listed ->
                    Json.write(Values.of(listed.hashed()), Json.Keys.SORTED, -1, Render.plain()))
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** The file; what is wrong with it is a Problem that names the way out. */
  static Optional<LockFile> read(Path file, String shown, Rendering rendering, Problems problems) {
    Problems found = new Problems();
    Optional<LockFile> lock =
        PackagesFile.text(file, shown, found)
            .flatMap(text -> YamlReader.readMap(shown, text, found))
            .map(map -> lock(map, rendering, found));
    for (Problem problem : found.sorted()) {
      problems.add(
          Problem.error(
              PackageCodes.BAD_LOCK,
              problem.place().orElse(Place.of(shown)),
              NAME + " is damaged: " + problem.message(),
              problem.cause(),
              "run 'atoll deps --upgrade', which writes it anew"));
    }
    return found.hasErrors() ? Optional.empty() : lock;
  }

  private static LockFile lock(YamlMap map, Rendering rendering, Problems problems) {
    String hash =
        map.value(HASH).map(node -> node instanceof YamlScalar one ? one.text() : "").orElse("");
    return new LockFile(PackagesFile.items(map, rendering, problems), hash);
  }

  /**
   * The text of a lock file.
   *
   * @param packages the fields of each, in order of their keys
   */
  static String text(List<SequencedMap<String, String>> packages, String hash) {
    StringBuilder text = new StringBuilder(packages.isEmpty() ? "packages: []\n" : "packages:\n");
    for (SequencedMap<String, String> fields : packages) {
      String lead = "  - ";
      for (Map.Entry<String, String> field : fields.entrySet()) {
        text.append(lead).append(field.getKey()).append(": ");
        text.append(YamlTexts.scalar(field.getValue())).append('\n');
        lead = "    ";
      }
    }
    return text.append(HASH).append(": ").append(YamlTexts.scalar(hash)).append('\n').toString();
  }
}
