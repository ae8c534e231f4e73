package dev.atoll.acceptance.planted.core.parse;

import picocli.CommandLine;

/** The argument parser is cli's alone. */
public final class TakesOptions {
  @CommandLine.Option(names = "--planted")
  boolean planted;
}
