/** The template language: text to syntax tree to closures to text, and what each render read. */
@NullMarked
package dev.atoll.jinja;

import org.jspecify.annotations.NullMarked;
