package dev.atoll.core.plan.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the files that dbt and Atoll leave in the target folder, read part by part, so that the
 * largest parts of a large file never stand in memory.
 *
 * @param kind as its schema is called, such as {@code manifest}
 * @param shown as problems name it
 * @param versions of the schema that can be read
 */
record Artifact(Path file, String kind, String shown, List<Integer> versions) {
  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP =
      new TypeReference<>() {};
  private static final Pattern VERSION = Pattern.compile(".*/v(\\d+)\\.json");

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** What is done with one part of the file. */
  interface Reader {
    /** Reads the value the parser stands at, or leaves it. */
    void part(String name, Part part) throws IOException;
  }

  /** A part of the file while it is read. */
  static final class Part {
    private final JsonParser parser;

    private Part(JsonParser parser) {
      this.parser = parser;
    }

    /** Each entry of an object. */
    void entries(java.util.function.BiConsumer<String, Map<String, @Nullable Object>> use)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("'" + parser.currentName() + "' is no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        use.accept(key, map());
      }
    }

    /** Each item of a list. */
    void items(java.util.function.Consumer<Map<String, @Nullable Object>> use) throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("'" + parser.currentName() + "' is no list");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        use.accept(map());
      }
    }

    private Map<String, @Nullable Object> map() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("'" + parser.currentName() + "' holds no object");
      }
      return JSON.readValue(parser, MAP);
    }
  }

  /**
   * Reads the file.
   *
   * @throws ProblemException {@link StateCodes#UNREADABLE}, {@link StateCodes#UNSUPPORTED}
   */
  void read(Reader reader) {
    boolean known = false;
    try (JsonParser parser = JSON.getFactory().createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable("it holds no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("metadata")) {
          check(new Part(parser).map());
          known = true;
        } else {
          reader.part(name, new Part(parser));
          skip(parser);
        }
      }
    } catch (JsonProcessingException e) {
      throw unreadable("it is no JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
    if (!known) {
      throw unreadable("it does not say of which version it is");
    }
  }

  private static void skip(JsonParser parser) throws IOException {
    if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
      parser.skipChildren();
    }
  }

  private void check(Map<String, @Nullable Object> metadata) {
    String schema = String.valueOf(metadata.get("dbt_schema_version"));
    Matcher version = VERSION.matcher(schema);
    if (!schema.contains("/" + kind + "/") || !version.matches()) {
      throw unreadable("it is no " + kind + ": its schema is '" + schema + "'");
    }
    if (!versions.contains(Integer.valueOf(version.group(1)))) {
      throw new ProblemException(
          Problem.error(
              StateCodes.UNSUPPORTED,
              Place.of(shown),
              "this " + kind + " has version " + version.group(1),
              Optional.ofNullable(metadata.get("dbt_version"))
                      .map(by -> "dbt " + by + " wrote it; ")
                      .orElse("")
                  + "versions "
                  + versions.getFirst()
                  + " to "
                  + versions.getLast()
                  + " can be read",
              "write it anew with dbt 1.0 to 1.11, or with Atoll"));
    }
  }

  private ProblemException unreadable(String cause) {
    return new ProblemException(
        Problem.error(
            StateCodes.UNREADABLE,
            Place.of(shown),
            "cannot read the " + kind + " of the earlier state",
            cause,
            "give the folder of a complete run: dbt's or Atoll's target folder, or a copy of it"));
  }
}
