package dev.atoll.core.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The JSON Schemas (draft 2020-12) of the files a user writes. They are kept by hand beside the
 * readers; a test holds the keys of both against each other.
 */
public enum FileSchema {
  /** Of {@code fleet.yml}. */
  FLEET,
  /** Of the files of layers. */
  LAYER,
  /** Of {@code overlay.yml}. */
  OVERLAY;

  /** The schema as JSON. */
  public String text() {
    String name = name().toLowerCase(Locale.ROOT) + ".schema.json";
    try (InputStream file = FileSchema.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
