/**
 * The template language: text to syntax tree to closures to text, and what each render read.
 *
 * <p>Start at {@link dev.atoll.jinja.Template}. Nothing here knows dbt or a tenant: block tags,
 * functions, filters and the names a template can read are handed in from outside through {@link
 * dev.atoll.jinja.Syntax} and {@link dev.atoll.jinja.value.Scope}.
 */
@NullMarked
package dev.atoll.jinja;

import org.jspecify.annotations.NullMarked;
