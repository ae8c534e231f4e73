package dev.atoll.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the project is and how it is looked at. */
final class ProjectOptions {
  @Option(
      names = "--project-dir",
      paramLabel = "DIR",
      description = "Folder of the fleet or dbt project; by default the current one or one above.")
  @Nullable String projectDir;

  @Option(
      names = "--profiles-dir",
      paramLabel = "DIR",
      description = "Folder of profiles.yml; by default the project's, then ~/.dbt.")
  @Nullable String profilesDir;

  @Option(names = "--profile", paramLabel = "NAME", description = "Profile to use.")
  @Nullable String profile;

  @Option(
      names = {"-t", "--target"},
      paramLabel = "NAME",
      description = "Target of the profile; in a fleet the environment.")
  @Nullable String target;

  @Option(
      names = "--target-path",
      paramLabel = "DIR",
      description = "Folder for compiled SQL and artifacts.")
  @Nullable String targetPath;

  @Option(
      names = "--vars",
      paramLabel = "YAML",
      description = "Variables, such as '{start: 2026-01-01}'; they win over all others.")
  @Nullable String vars;

  @Option(
      names = "--strict",
      description = "Give a plain project a fleet's policies (lock, guard, markers) as well.")
  boolean strict;

  @Option(
      names = "--no-share",
      description = "Render everything for each tenant anew; what comes out is the same.")
  boolean noShare;
}
