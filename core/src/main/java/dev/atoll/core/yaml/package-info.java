/**
 * YAML with positions: every key and value knows its file, line and column, and plain scalars mean
 * what they mean to dbt (YAML 1.1 as PyYAML reads it). Start at {@link
 * dev.atoll.core.yaml.YamlReader}. Knows nothing of what the files are for.
 */
@NullMarked
package dev.atoll.core.yaml;

import org.jspecify.annotations.NullMarked;
