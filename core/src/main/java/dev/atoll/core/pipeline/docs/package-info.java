/**
 * The documentation site: one page that reads {@code manifest.json} and {@code catalog.json}, and a
 * server that shows it. Start at {@link dev.atoll.core.pipeline.docs.DocsSite}.
 *
 * <p>What the artifacts hold is made elsewhere; nothing here knows a graph or a database. The page
 * itself lies in the resources of this package.
 */
@NullMarked
package dev.atoll.core.pipeline.docs;

import org.jspecify.annotations.NullMarked;
