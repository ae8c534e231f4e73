/** What a database driver offers to Atoll. */
@NullMarked
package dev.atoll.engine;

import org.jspecify.annotations.NullMarked;
