package dev.atoll.core.pipeline;

import java.util.List;

/**
 * What an overlay replaced, then and now.
 *
 * @param accepted whether the hashes were brought up to what the project has now
 */
public record OverlayRebase(String overlay, List<Entry> replacements, boolean accepted) {
  /** How a replaced resource stands to what was replaced. */
  public enum State {
    UNCHANGED,
    CHANGED,
    NO_BASE,
    GONE
  }

  /**
   * One replacement.
   *
   * @param file of the overlay
   * @param changes of the base since it was replaced, each line with {@code +}, {@code -} or a
   *     blank in front; the whole of it where no copy was kept
   * @param ours the text of the overlay's file
   * @param hasBefore whether a copy of what was replaced is kept
   */
  public record Entry(
      String target,
      State state,
      String file,
      List<String> changes,
      List<String> ours,
      boolean hasBefore) {
    public Entry {
      changes = List.copyOf(changes);
      ours = List.copyOf(ours);
    }
  }

  public OverlayRebase {
    replacements = List.copyOf(replacements);
  }
}
