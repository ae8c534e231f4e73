package dev.atoll.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.conformance.CommandResult.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A dbt or an Atoll, which take the same arguments and leave the same artifacts.
 *
 * @param folder where it is started
 */
record Program(Path program, ListedProject project, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MINUTES = 15;

  /** How a process ended. */
  record Ended(int exitCode, double seconds) {}

  /** Runs a command to its end, with the project's environment and variables. */
  Ended run(String command, List<String> options, Path log)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(command.split(" ")));
    line.addAll(options);
    line.add("--no-use-colors");
    if (!project.vars().isEmpty()) {
      line.addAll(List.of("--vars", JSON.writeValueAsString(project.vars())));
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(project.env());
    builder.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    long begun = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Ended(process.exitValue(), (System.nanoTime() - begun) / 1e9);
  }

  /** The results in a {@code run_results.json} by unique id; none where there is no such file. */
  static SortedMap<String, NodeResult> statuses(Path artifact) throws IOException {
    SortedMap<String, NodeResult> statuses = new TreeMap<>();
    if (Files.exists(artifact)) {
      for (JsonNode result : JSON.readTree(artifact.toFile()).path("results")) {
        statuses.put(
            result.path("unique_id").asText(),
            new NodeResult(
                result.path("status").asText(),
                result.path("failures").isNull() ? "" : result.path("failures").asText(""),
                result.path("message").isNull() ? "" : result.path("message").asText("")));
      }
    }
    return statuses;
  }
}
