package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of the fleet and says what keeps it from reading them. */
final class FleetFiles {
  private FleetFiles() {}

  /** A path as messages show it: relative to the root where it lies below it. */
  static String shown(Path root, Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  /** The text of a file without a byte order mark; empty, with a Problem, when it is unreadable. */
  static Optional<String> text(Path root, Path file, Problems problems) {
    String shown = shown(root, file);
    try {
      return decode(Files.readAllBytes(file), shown, problems);
    } catch (IOException e) {
      problems.add(
          Problem.error(
              FleetCodes.UNREADABLE,
              Place.of(shown),
              "the file cannot be read",
              cause(file, e),
              "make sure that it is a file which the user who runs Atoll may read"));
      return Optional.empty();
    }
  }

  /**
   * A YAML file whose top is a mapping. A key that stands twice is an error here: in configuration
   * the earlier one would be lost silently.
   */
  static Optional<YamlMap> yaml(Path root, Path file, Problems problems) {
    Optional<String> text = text(root, file, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Problems found = new Problems();
    Optional<YamlMap> map = YamlReader.readMap(shown(root, file), text.get(), found);
    found.sorted().forEach(problem -> problems.add(asError(problem)));
    return map;
  }

  private static Problem asError(Problem problem) {
    return new Problem(
        problem.code(),
        Severity.ERROR,
        problem.place(),
        problem.message(),
        problem.cause(),
        problem.mend(),
        problem.tenants(),
        problem.trace());
  }

  private static String cause(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static Optional<String> decode(byte[] bytes, String shown, Problems problems) {
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
      problems.add(encoding(Place.of(shown), "it is written in UTF-16"));
      return Optional.empty();
    }
    int skip = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    ByteBuffer input = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(input, output, true);
    String text = output.flip().toString();
    if (result.isError()) {
      int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
      int column = text.length() - text.lastIndexOf('\n');
      problems.add(
          encoding(Place.of(shown, line, column), "here is a byte that is not UTF-8 text"));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Problem encoding(Place place, String cause) {
    return Problem.error(
        FleetCodes.UNREADABLE,
        place,
        "the file cannot be read as UTF-8",
        cause,
        "save the file as UTF-8");
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
