/**
 * What overlays make of a project: which resources they mean, whether what they replaced is still
 * what it was, and the project that some tenants have instead of the shared one.
 *
 * <p>Start at {@link dev.atoll.core.overlay.OverlaidProjects}. How overlay.yml is read belongs to
 * {@code core.resolve}; how the project that comes out is rendered belongs to {@code core.compile}.
 */
@NullMarked
package dev.atoll.core.overlay;

import org.jspecify.annotations.NullMarked;
