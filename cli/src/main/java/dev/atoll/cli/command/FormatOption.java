package dev.atoll.cli.command;

import picocli.CommandLine.Option;

/** Text for people or JSON for programs. */
final class FormatOption {
  /** The two. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "text, or json: one document on standard output and nothing else there.")
  Format format = Format.text;

  boolean isJson() {
    return format == Format.json;
  }
}
