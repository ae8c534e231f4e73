/**
 * Makes the demo workspace: the retail example with a fleet of shops and their raw data. Start at
 * {@link dev.atoll.demo.DemoWorkspace}. What runs the workspace does not belong here, nor does
 * anything that reads fleet files.
 */
@NullMarked
package dev.atoll.demo;

import org.jspecify.annotations.NullMarked;
