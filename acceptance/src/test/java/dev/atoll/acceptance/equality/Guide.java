package dev.atoll.acceptance.equality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbered parts of a guide: the fenced blocks in them, in their order. {@code sh} is to be
 * run, with {@code exit=N} where it must end so; {@code text} is what that prints, line by line and
 * in this order, among other things; a block with a file's name is that file.
 */
record Guide(List<Block> blocks) {
  private static final Pattern PART = Pattern.compile("^## \\d+\\. (.*)$");
  private static final Pattern FENCE = Pattern.compile("^```(\\w+)(?: (\\S+))?$");

  /** One block under the title of its part. */
  sealed interface Block {
    String part();

    record Commands(String part, List<String> lines, int exit) implements Block {}

    record Printed(String part, List<String> lines) implements Block {}

    record Content(String part, String file, List<String> lines) implements Block {}
  }

  static Guide read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Optional<String> part = Optional.empty();
    List<String> lines = Files.readAllLines(file);
    for (int at = 0; at < lines.size(); at++) {
      Matcher title = PART.matcher(lines.get(at));
      if (title.matches()) {
        part = Optional.of(title.group(1));
      }
      Matcher fence = FENCE.matcher(lines.get(at));
      if (fence.matches()) {
        int end = lines.subList(at + 1, lines.size()).indexOf("```") + at + 1;
        List<String> inside = List.copyOf(lines.subList(at + 1, end));
        part.ifPresent(
            name ->
                blocks.add(
                    block(
                        name,
                        fence.group(1),
                        Optional.ofNullable(fence.group(2)).orElse(""),
                        inside)));
        at = end;
      }
    }
    return new Guide(List.copyOf(blocks));
  }

  private static Block block(String part, String language, String more, List<String> lines) {
    return switch (language) {
      case "sh" ->
          new Block.Commands(
              part, lines, more.isEmpty() ? 0 : Integer.parseInt(more.replace("exit=", "")));
      case "text" -> new Block.Printed(part, lines);
      default -> new Block.Content(part, more, lines);
    };
  }
}
