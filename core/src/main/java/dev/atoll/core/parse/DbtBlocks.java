package dev.atoll.core.parse;

import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.syntax.DefinitionTag;

/** The blocks that dbt adds to Jinja and that hold templates. */
public final class DbtBlocks {
  static final String MATERIALIZATION = "materialization";
  static final String ADAPTER = "adapter";
  static final String DEFAULT = "default";
  static final String LANGUAGES = "supported_languages";

  private DbtBlocks() {}

  /** A syntax in which a macro, a generic test or a materialization can be read again. */
  public static Syntax macros(Syntax syntax) {
    return tests(materializations(syntax));
  }

  static Syntax tests(Syntax syntax) {
    return syntax
        .withTag(DefinitionTag.withParameters("test"))
        .withTag(DefinitionTag.withParameters("data_test"));
  }

  static Syntax materializations(Syntax syntax) {
    return syntax.withTag(DefinitionTag.withOptions(MATERIALIZATION, ADAPTER, DEFAULT, LANGUAGES));
  }
}
