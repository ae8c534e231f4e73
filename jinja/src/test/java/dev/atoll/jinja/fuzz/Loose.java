package dev.atoll.jinja.fuzz;

/** Whether an expression's text falls apart beside other operators. */
final class Loose {
  private Loose() {}

  /** Blanks, a filter or a sign outside of quotes and brackets; a filter may follow a filter. */
  static boolean isLoose(String text, boolean beforeFilter) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && (" \n-+".indexOf(c) >= 0 || (c == '|' && !beforeFilter))) {
        return true;
      }
    }
    return false;
  }
}
