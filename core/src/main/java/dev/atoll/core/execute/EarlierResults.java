package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an earlier run left undone, as its {@code run_results.json} says.
 *
 * @param command such as {@code build}
 * @param flags the boolean arguments of that run
 * @param undone ids of nodes that failed, or were skipped since others had
 */
public record EarlierResults(String command, Map<String, Boolean> flags, Set<String> undone) {
  /** A run_results.json that cannot be read. */
  static final String UNREADABLE = "A733";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UNDONE =
      Set.of("error", "fail", "skipped", "runtime error", "partial success");

  /**
   * Reads a tenant's file.
   *
   * @param folder the tenant's folder of artifacts
   * @return empty when there is none
   * @throws ProblemException when it is no such file
   */
  public static Optional<EarlierResults> read(Path folder) {
    Path file = folder.resolve("run_results.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      JsonNode arguments = root.path("args");
      if (!root.path("results").isArray() || !arguments.path("which").isTextual()) {
        throw unreadable(file, "it holds no results, or not of which command");
      }
      Set<String> undone = new LinkedHashSet<>();
      for (JsonNode result : root.path("results")) {
        boolean leftOut = result.path("message").asText().equals(Reason.UNCHANGED.code());
        if (UNDONE.contains(result.path("status").asText()) && !leftOut) {
          undone.add(result.path("unique_id").asText());
        }
      }
      return Optional.of(
          new EarlierResults(
              arguments.path("which").asText(),
              Map.of(
                  "full_refresh", arguments.path("full_refresh").asBoolean(),
                  "store_failures", arguments.path("store_failures").asBoolean(),
                  "fail_fast", arguments.path("fail_fast").asBoolean()),
              undone));
    } catch (JacksonException e) {
      throw unreadable(file, "it is no JSON");
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException unreadable(Path file, String cause) {
    return new ProblemException(
        Problem.error(
            UNREADABLE,
            "cannot read " + file.getFileName() + " of the earlier run",
            cause,
            "run the command again instead of retry"));
  }
}
