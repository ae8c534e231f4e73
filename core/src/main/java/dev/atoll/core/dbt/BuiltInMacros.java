package dev.atoll.core.dbt;

import dev.atoll.engine.MacroFile;
import dev.atoll.engine.MacroResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The macros Atoll gives every project as the package {@code dbt}, packed as resources. */
public final class BuiltInMacros {
  private static final String FOLDER = "dev/atoll/core/dbt/macros/";

  private BuiltInMacros() {}

  /** Texts by path, sorted. */
  public static SequencedMap<String, String> texts() {
    return texts(MacroResources.beside(BuiltInMacros.class, FOLDER));
  }

  /** Texts by path, in the order of the files. */
  public static SequencedMap<String, String> texts(List<MacroFile> files) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (MacroFile file : files) {
      String path = file.path();
      texts.put(
          path.startsWith(FOLDER) ? "macros/" + path.substring(FOLDER.length()) : path,
          file.text());
    }
    return texts;
  }
}
