package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.FileSchema;
import java.util.List;

/** The JSON Schemas of the files a user writes, for editors and for checks outside of Atoll. */
public final class Schemas {
  private Schemas() {}

  /** Which files there are. */
  public enum File {
    fleet(FileSchema.FLEET),
    layer(FileSchema.LAYER),
    overlay(FileSchema.OVERLAY);

    private final FileSchema schema;

    File(FileSchema schema) {
      this.schema = schema;
    }
  }

  /** The lines of a schema. */
  public static List<String> of(File file) {
    return file.schema.text().lines().toList();
  }
}
