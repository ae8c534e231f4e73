package dev.atoll.core.dbt;

/** Takes what templates say while they render, in the order in which they say it. */
public interface Notes {
  /** {@code log(msg, info=True)}: for the person who watches. */
  void info(String message);

  /** {@code log(msg)}: for the log file. */
  void debug(String message);

  /** {@code exceptions.warn(msg)}. */
  void warning(String message);

  /** {@code print(msg)} and {@code table.print_table()}: shown even when all else is quiet. */
  void print(String message);

  /** Nobody listens. */
  Notes SILENT =
      new Notes() {
        @Override
        public void info(String message) {}

        @Override
        public void debug(String message) {}

        @Override
        public void warning(String message) {}

        @Override
        public void print(String message) {}
      };
}
