package dev.atoll.core.parse;

import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.syntax.DefinitionTag;

/** The blocks that dbt adds to Jinja and that hold templates. */
final class DbtBlocks {
  static final String MATERIALIZATION = "materialization";
  static final String ADAPTER = "adapter";
  static final String DEFAULT = "default";
  static final String LANGUAGES = "supported_languages";

  private DbtBlocks() {}

  static Syntax tests(Syntax syntax) {
    return syntax
        .withTag(DefinitionTag.withParameters("test"))
        .withTag(DefinitionTag.withParameters("data_test"));
  }

  static Syntax materializations(Syntax syntax) {
    return syntax.withTag(DefinitionTag.withOptions(MATERIALIZATION, ADAPTER, DEFAULT, LANGUAGES));
  }
}
