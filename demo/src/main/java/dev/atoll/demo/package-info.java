/** Makes the demo workspace. */
@NullMarked
package dev.atoll.demo;

import org.jspecify.annotations.NullMarked;
