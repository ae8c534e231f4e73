package dev.atoll.domain;

/**
 * A place in a file a user wrote.
 *
 * @param file path as it is shown, relative to the project or fleet folder where it lies below it,
 *     with forward slashes
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based, in characters; 0 when the whole line is meant
 * @param length characters to underline; 0 when unknown
 */
public record Place(String file, int line, int column, int length) implements Comparable<Place> {
  public Place {
    if (line < 0 || column < 0 || length < 0) {
      throw new IllegalArgumentException("negative position in " + file);
    }
  }

  public static Place of(String file) {
    return new Place(file, 0, 0, 0);
  }

  public static Place of(String file, int line, int column) {
    return new Place(file, line, column, 0);
  }

  public Place withLength(int characters) {
    return new Place(file, line, column, characters);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, without the parts that are unknown. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
