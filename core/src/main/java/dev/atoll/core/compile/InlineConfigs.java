package dev.atoll.core.compile;

import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.syntax.CallSites;
import dev.atoll.jinja.syntax.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds where a template's {@code config()} names each config. */
final class InlineConfigs {
  private InlineConfigs() {}

  /** The place of each value that is given by name; the last call counts. */
  static Map<String, Place> places(Source source, Syntax syntax) {
    try {
      return CallSites.namedArguments(source, syntax.tags(), "config");
    } catch (ProblemException reportedElsewhere) {
      return new LinkedHashMap<>();
    }
  }
}
