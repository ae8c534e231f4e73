package dev.atoll.core.plan.state;

import dev.atoll.core.plan.state.FreshSources.Loaded;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of {@code --state}. Each file in it is read when it is first asked for, and once. Safe
 * for use by several threads.
 */
public final class EarlierState {
  private static final List<Integer> RESULTS = List.of(4, 5, 6);
  private static final List<Integer> SOURCES = List.of(3);

  private final List<Path> folders;
  private final String shown;
  private @Nullable EarlierManifest manifest;
  private @Nullable Map<String, String> results;

  /**
   * A folder, or several of which each file is taken from the first that has it.
   *
   * @param shown as problems name it
   */
  public EarlierState(List<Path> folders, String shown) {
    this.folders = List.copyOf(folders);
    this.shown = shown;
  }

  /** Nobody named one. */
  public static ProblemException notNamed(String who) {
    return new ProblemException(
        Problem.error(
            StateCodes.NO_STATE,
            who + " needs an earlier state to compare with, and none is named",
            "",
            "add --state FOLDER, or set DBT_STATE: a folder with the manifest.json of an earlier run"));
  }

  /**
   * Its manifest.
   *
   * @throws ProblemException when there is none that can be read
   */
  public synchronized EarlierManifest manifest() {
    EarlierManifest known = manifest;
    if (known == null) {
      checkFolder();
      Artifact file = EarlierManifest.artifact(folderOf("manifest.json"), shown);
      if (!file.exists()) {
        throw missing(
            StateCodes.NO_MANIFEST,
            "there is no manifest.json in " + shown,
            "'atoll parse', 'atoll compile' and every dbt command write one; of a fleet, parse and"
                + " compile do, for each tenant");
      }
      known = EarlierManifest.read(file);
      manifest = known;
    }
    return known;
  }

  /** The status of each node in its run results, by id. */
  synchronized Map<String, String> results() {
    Map<String, String> known = results;
    if (known == null) {
      checkFolder();
      Artifact file =
          new Artifact(
              folderOf("run_results.json").resolve("run_results.json"),
              "run-results",
              shown + "/run_results.json",
              RESULTS);
      if (!file.exists()) {
        throw missing(
            StateCodes.NO_RESULTS,
            "there is no run_results.json in " + shown,
            "give the folder of a run, such as build: 'result:' selects by how nodes ended in it");
      }
      Map<String, String> statuses = new LinkedHashMap<>();
      file.read(
          (name, part) -> {
            if (name.equals("results")) {
              part.items(
                  result ->
                      statuses.put(
                          String.valueOf(result.get("unique_id")),
                          String.valueOf(result.get("status"))));
            }
          });
      known = statuses;
      results = known;
    }
    return known;
  }

  /** When its sources were loaded last. */
  Loaded sources() {
    checkFolder();
    Artifact file =
        new Artifact(
            folderOf("sources.json").resolve("sources.json"),
            "sources",
            shown + "/sources.json",
            SOURCES);
    if (!file.exists()) {
      throw missing(
          StateCodes.NO_SOURCES,
          "there is no sources.json in " + shown,
          "'source freshness' writes one; 'source_status:' compares it with that of the target"
              + " folder");
    }
    return Loaded.read(file);
  }

  private Path folderOf(String file) {
    return folders.stream()
        .filter(folder -> Files.isRegularFile(folder.resolve(file)))
        .findFirst()
        .orElseGet(folders::getLast);
  }

  private void checkFolder() {
    if (folders.stream().noneMatch(Files::isDirectory)) {
      throw missing(
          StateCodes.NO_FOLDER,
          "the folder of the earlier state does not exist: " + shown,
          "correct --state; a path that is not absolute begins at the project's folder");
    }
  }

  private static ProblemException missing(String code, String message, String mend) {
    return new ProblemException(Problem.error(code, message, "", mend));
  }

  /** The folder as problems name it. */
  public String shown() {
    return shown;
  }
}
