package dev.atoll.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is said, and in which colours. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Only problems and what was asked for; no progress.")
  boolean quiet;

  @Option(
      names = {"-d", "--debug"},
      description = "Show where in Atoll an unexpected error came from.")
  boolean debug;

  @Option(
      names = "--use-colors",
      negatable = true,
      description = "Colours also where the output is no terminal, or never.")
  @Nullable Boolean colours;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  boolean help;
}
