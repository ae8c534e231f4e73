/**
 * Measures the template language; {@code benchmarks/templates.sh} runs it beside CPython's jinja2.
 * Start at {@link dev.atoll.benchmarks.templates.Shop}, which stands for what dbt gives a template.
 * The templates lie in the resources, and {@code benchmarks/templates.py} measures the same ones.
 */
@NullMarked
package dev.atoll.benchmarks.templates;

import org.jspecify.annotations.NullMarked;
