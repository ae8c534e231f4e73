package dev.atoll.jinja.run;

import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Span;

/**
 * What a frame of the template stack is called: a macro, or the file.
 *
 * @param name as shown in traces
 */
record Unit(String name, Lines lines) {
  Place place(Span span) {
    return lines.place(span);
  }
}
