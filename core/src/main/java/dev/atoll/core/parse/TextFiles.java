package dev.atoll.core.parse;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads text files; one that cannot be read is a Problem. */
final class TextFiles {
  private TextFiles() {}

  /** The text of a UTF-8 file, without a byte order mark. */
  static Optional<String> read(Path file, String shownPath, Problems problems) {
    try {
      return decode(Files.readAllBytes(file), shownPath, problems);
    } catch (IOException e) {
      problems.add(unreadable(shownPath, e));
      return Optional.empty();
    }
  }

  static Problem unreadable(String shownPath, IOException e) {
    String cause =
        switch (e) {
          case AccessDeniedException denied -> "no permission";
          case NoSuchFileException missing -> "it is not there, or is a link to nothing";
          default -> String.valueOf(e.getMessage());
        };
    return Problem.error(
        ParseCodes.UNREADABLE,
        Place.of(shownPath),
        "cannot be read",
        cause,
        "make it readable for this user, or list it in .dbtignore");
  }

  private static Optional<String> decode(byte[] bytes, String shownPath, Problems problems) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.error(
              ParseCodes.NOT_UTF8,
              firstBadLine(bytes, shownPath),
              "the file is not UTF-8",
              "it holds bytes that are no character in UTF-8",
              "save it as UTF-8"));
      return Optional.empty();
    }
  }

  private static Place firstBadLine(byte[] bytes, String shownPath) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new Place(shownPath, line, 0, 0);
  }
}
