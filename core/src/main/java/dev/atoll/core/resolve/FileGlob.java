package dev.atoll.core.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files below a folder whose path matches a pattern.
 *
 * @param folder the part before anything variable, relative to the root
 * @param depth how many path segments follow it
 * @param path what the path from the root, with forward slashes, must satisfy
 */
record FileGlob(String folder, int depth, Predicate<String> path) {

  /** A glob of one text: {@code *} within a segment, {@code **} over segments. */
  static FileGlob of(String glob) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("**/", i)) {
        pattern.append("(?:[^/]+/)*");
        i += 2;
      } else if (glob.charAt(i) == '*') {
        pattern.append("[^/]*");
      } else if (glob.charAt(i) == '?') {
        pattern.append("[^/]");
      } else {
        pattern.append(Pattern.quote(String.valueOf(glob.charAt(i))));
      }
    }
    return build(glob, Pattern.compile(pattern.toString()), "*?");
  }

  /** The files that a text with placeholders may mean. */
  static FileGlob of(Template template, String text) {
    return build(text, template.pattern(), "{");
  }

  private static FileGlob build(String text, Pattern pattern, String variable) {
    int end = 0;
    while (end < text.length() && variable.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int slash = text.lastIndexOf('/', end);
    String folder = slash < 0 ? "" : text.substring(0, slash);
    int depth = text.contains("**") ? Integer.MAX_VALUE : segments(text.substring(slash + 1));
    return new FileGlob(folder, depth, path -> pattern.matcher(path).matches());
  }

  private static int segments(String text) {
    return (int) text.chars().filter(c -> c == '/').count() + 1;
  }

  /** The regular files that match, sorted; hidden ones are left out. */
  List<Path> find(Path root) {
    Path start = root.resolve(folder).normalize();
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(start, depth, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> found =
          walk.filter(Files::isRegularFile)
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .filter(file -> path.test(FleetFiles.shown(root, file)))
              .toList();
      List<Path> sorted = new ArrayList<>(found);
      sorted.sort(
          (left, right) -> FleetFiles.shown(root, left).compareTo(FleetFiles.shown(root, right)));
      return sorted;
    } catch (IOException | UncheckedIOException e) {
      // What cannot be listed is met again, with its reason, when it is read.
      return List.of();
    }
  }
}
