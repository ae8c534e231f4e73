package dev.atoll.core.overlay;

import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of the things that an overlay replaced. The text that a hash stands for is kept in
 * the overlay's folder, below {@code .base}, so that both can be shown without any version control.
 */
public final class Rebase {
  private static final String KEPT = ".base";

  private final OverlaidProjects projects;
  private final Overlay overlay;

  public Rebase(OverlaidProjects projects, Overlay overlay) {
    this.projects = projects;
    this.overlay = overlay;
  }

  /** How the base of a replacement stands to the project. */
  public enum State {
    /** The project still has what was replaced. */
    UNCHANGED,
    CHANGED,
    /** The overlay does not say what it replaced. */
    NO_BASE,
    /** The project has it no more, or several of that name. */
    GONE
  }

  /**
   * One replacement.
   *
   * @param target as the overlay names it
   * @param then what it replaced, with the macros that called; empty when no copy is kept
   * @param now the same as it is now; empty when it is gone
   * @param file of the overlay, relative to its folder
   * @param ours its text
   */
  public record Replaced(
      String target,
      State state,
      Optional<String> then,
      Optional<String> now,
      String file,
      String ours) {}

  /** All replacements of the overlay, in its order. */
  public List<Replaced> look() {
    return overlay.replacements().stream().map(this::look).toList();
  }

  private Replaced look(Overlay.Replacement replacement) {
    Optional<Resource> target = target(replacement);
    Optional<String> now = target.map(projects.originals()::of);
    Optional<String> then =
        target
            .map(this::kept)
            .flatMap(Rebase::text)
            .filter(
                text ->
                    replacement
                        .base()
                        .filter(base -> base.text().equals(OriginalText.hash(text)))
                        .isPresent());
    String file = OverlayFiles.plain(replacement.file().text());
    return new Replaced(
        replacement.target().text(),
        state(replacement, now),
        then,
        now,
        file,
        text(overlay.directory().resolve(file)).orElse(""));
  }

  private Optional<Resource> target(Overlay.Replacement replacement) {
    List<Resource> found = projects.catalog().named(replacement.target().text());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static State state(Overlay.Replacement replacement, Optional<String> now) {
    if (now.isEmpty()) {
      return State.GONE;
    }
    if (replacement.base().isEmpty()) {
      return State.NO_BASE;
    }
    boolean same = replacement.base().get().text().equals(OriginalText.hash(now.get()));
    return same ? State.UNCHANGED : State.CHANGED;
  }

  private Path kept(Resource target) {
    return overlay.directory().resolve(KEPT).resolve(target.id() + ".txt");
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Writes the hashes of what the project has now into overlay.yml, and keeps the texts.
   *
   * @throws ProblemException when the files cannot be written
   */
  public void accept() {
    Path file = overlay.directory().resolve("overlay.yml");
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      List<Overlay.Replacement> fromTheEnd = new ArrayList<>(overlay.replacements());
      fromTheEnd.sort(Comparator.comparing((Overlay.Replacement one) -> one.file().place()));
      for (Overlay.Replacement replacement : fromTheEnd.reversed()) {
        Optional<Resource> target = target(replacement);
        if (target.isPresent()) {
          String text = projects.originals().of(target.get());
          keep(target.get(), text);
          write(lines, replacement, OriginalText.hash(text));
        }
      }
      Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              OverlayCodes.CANNOT_WRITE,
              overlay.place(),
              "the overlay cannot be written",
              String.valueOf(e.getMessage()),
              "make the folder writable for this user"));
    }
  }

  private void keep(Resource target, String text) throws IOException {
    Path kept = kept(target);
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, text, StandardCharsets.UTF_8);
  }

  private static void write(List<String> lines, Overlay.Replacement replacement, String hash) {
    if (replacement.base().isPresent()) {
      YamlScalar base = replacement.base().get();
      int at = base.place().line() - 1;
      String line = lines.get(at);
      int from = line.indexOf(base.text(), Math.max(0, base.place().column() - 1));
      lines.set(at, line.substring(0, from) + hash + line.substring(from + base.text().length()));
      return;
    }
    YamlScalar file = replacement.file();
    int at = file.place().line() - 1;
    String line = lines.get(at);
    int value = line.indexOf(file.text(), Math.max(0, file.place().column() - 1));
    int end = value + file.text().length();
    if (end < line.length() && "'\"".indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    int key = line.lastIndexOf("file", value);
    if (line.substring(0, key).contains("{")) {
      lines.set(at, line.substring(0, end) + ", base: " + hash + line.substring(end));
    } else {
      lines.add(at + 1, " ".repeat(key) + "base: " + hash);
    }
  }
}
