/**
 * Classes that break the rules of {@code architecture} on purpose, in rooms named as the real ones,
 * so that each rule can be seen to fail. Nothing uses them.
 */
@org.jspecify.annotations.NullMarked
package dev.atoll.acceptance.planted;
