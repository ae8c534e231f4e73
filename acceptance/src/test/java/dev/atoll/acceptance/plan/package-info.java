/**
 * Plans: what they say of a step and why, that the same input gives the same plan anywhere, and
 * that a plan is carried out as it is or not at all.
 */
@NullMarked
package dev.atoll.acceptance.plan;

import org.jspecify.annotations.NullMarked;
