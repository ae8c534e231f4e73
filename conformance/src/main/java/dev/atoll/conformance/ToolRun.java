package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a project's commands, as a plain project, with one tool. */
record ToolRun(Path program, ListedProject project, String target, Path folder) {
  List<CommandResult> run() throws IOException, InterruptedException {
    List<CommandResult> results = new ArrayList<>();
    for (String command : project.commands()) {
      results.add(run(command, folder.resolve((results.size() + 1) + ".log")));
    }
    return results;
  }

  private CommandResult run(String command, Path log) throws IOException, InterruptedException {
    Path home = folder.resolve(project.inside());
    Path artifact = home.resolve("target/run_results.json");
    Files.deleteIfExists(artifact);
    List<String> options =
        List.of(
            "--project-dir",
            home.toString(),
            "--profiles-dir",
            folder.toString(),
            "--target",
            target);
    Program.Ended ended = new Program(program, project, home).run(command, options, log);
    return new CommandResult(
        command, ended.exitCode(), ended.seconds(), Program.statuses(artifact));
  }
}
