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
 * Runs a project's commands with one tool, which may be dbt or Atoll: both take the same arguments
 * and leave the same artifacts.
 */
record ToolRun(Path program, ListedProject project, String target, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MINUTES = 15;

  List<CommandResult> run() throws IOException, InterruptedException {
    List<CommandResult> results = new ArrayList<>();
    for (String command : project.commands()) {
      results.add(run(command, folder.resolve((results.size() + 1) + ".log")));
    }
    return results;
  }

  private Path home() {
    return folder.resolve(project.inside());
  }

  private CommandResult run(String command, Path log) throws IOException, InterruptedException {
    Path artifact = home().resolve("target/run_results.json");
    Files.deleteIfExists(artifact);
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(command.split(" ")));
    line.addAll(
        List.of(
            "--project-dir",
            home().toString(),
            "--profiles-dir",
            folder.toString(),
            "--target",
            target,
            "--no-use-colors"));
    if (!project.vars().isEmpty()) {
      line.addAll(List.of("--vars", JSON.writeValueAsString(project.vars())));
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(home().toFile())
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
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new CommandResult(command, process.exitValue(), seconds, statuses(artifact));
  }

  private static SortedMap<String, NodeResult> statuses(Path artifact) throws IOException {
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
