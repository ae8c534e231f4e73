/** Planted violations. */
@org.jspecify.annotations.NullMarked
package dev.atoll.acceptance.planted.core.freeze;
